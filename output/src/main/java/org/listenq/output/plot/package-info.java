/** Pictures of runs: what they show as values, and their files, drawn by XChart and, as SVG, through Batik. */
@NullMarked
package org.listenq.output.plot;

import org.jspecify.annotations.NullMarked;
