/** The smallest value of a key that meets a goal. */
@NullMarked
package org.listenq.runner.size;

import org.jspecify.annotations.NullMarked;
