/** From a scenario to what core can run: the one place that knows both. */
@NullMarked
package org.listenq.scenarios.assembly;

import org.jspecify.annotations.NullMarked;
