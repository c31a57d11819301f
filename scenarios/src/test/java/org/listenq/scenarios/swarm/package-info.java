/** Scenarios by chance, over everything that the language can say, and what every run of one must keep. */
@NullMarked
package org.listenq.scenarios.swarm;

import org.jspecify.annotations.NullMarked;
