/** What a user can type after {@code listenq}: one class for each command. */
@NullMarked
package org.listenq.runner.command;

import org.jspecify.annotations.NullMarked;
