@NullMarked
package org.listenq.output.capture;

import org.jspecify.annotations.NullMarked;
