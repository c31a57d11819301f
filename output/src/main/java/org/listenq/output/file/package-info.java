/** Files that appear under their names only when they are complete. */
@NullMarked
package org.listenq.output.file;

import org.jspecify.annotations.NullMarked;
