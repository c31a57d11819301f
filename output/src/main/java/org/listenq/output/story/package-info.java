/** One sentence for each connection that did not go straight through. */
@NullMarked
package org.listenq.output.story;

import org.jspecify.annotations.NullMarked;
