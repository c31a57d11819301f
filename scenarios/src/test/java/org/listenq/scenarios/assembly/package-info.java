/** What can be named in a scenario, and its settings. */
@NullMarked
package org.listenq.scenarios.assembly;

import org.jspecify.annotations.NullMarked;
