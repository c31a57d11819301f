/** How far long work has come: a bar on a terminal, plain lines at growing intervals elsewhere. */
@NullMarked
package org.listenq.runner.progress;

import org.jspecify.annotations.NullMarked;
