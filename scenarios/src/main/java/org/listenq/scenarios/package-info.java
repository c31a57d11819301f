/** Scenario text in, values out. */
@NullMarked
package org.listenq.scenarios;

import org.jspecify.annotations.NullMarked;
