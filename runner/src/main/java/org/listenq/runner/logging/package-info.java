/** What the libraries below have to say. ListenQ's own results never go through a log. */
@NullMarked
package org.listenq.runner.logging;

import org.jspecify.annotations.NullMarked;
