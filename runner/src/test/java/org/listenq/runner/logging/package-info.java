/** Tests of what is heard of the libraries. */
@NullMarked
package org.listenq.runner.logging;

import org.jspecify.annotations.NullMarked;
