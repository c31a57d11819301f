/** What a run left in a folder, read back: its summary and its trace. */
@NullMarked
package org.listenq.output.saved;

import org.jspecify.annotations.NullMarked;
