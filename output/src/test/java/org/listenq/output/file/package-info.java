/** Tests of files that appear whole. */
@NullMarked
package org.listenq.output.file;

import org.jspecify.annotations.NullMarked;
