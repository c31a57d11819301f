/** What ListenQ measures of its own studies: how honest their intervals are, and how fast they run. */
@NullMarked
package org.listenq.runner.selfcheck;

import org.jspecify.annotations.NullMarked;
