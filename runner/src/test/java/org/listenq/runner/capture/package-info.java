/** What a packet analyser of others makes of our captures. */
@NullMarked
package org.listenq.runner.capture;

import org.jspecify.annotations.NullMarked;
