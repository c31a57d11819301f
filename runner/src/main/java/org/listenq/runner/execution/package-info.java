/** Running scenarios: one at a time, into a folder. */
@NullMarked
package org.listenq.runner.execution;

import org.jspecify.annotations.NullMarked;
