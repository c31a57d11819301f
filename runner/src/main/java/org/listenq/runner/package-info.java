/** The command line of ListenQ: the entry and the list of commands. */
@NullMarked
package org.listenq.runner;

import org.jspecify.annotations.NullMarked;
