/** The story of one connection of a saved run, step by step: as sentences, and as text of sequence diagrams. */
@NullMarked
package org.listenq.output.explain;

import org.jspecify.annotations.NullMarked;
