/** The manual page and the completions of shells, made from the commands and options that there are. */
@NullMarked
package org.listenq.runner.manual;

import org.jspecify.annotations.NullMarked;
