/** Tests of progress. */
@NullMarked
package org.listenq.runner.progress;

import org.jspecify.annotations.NullMarked;
