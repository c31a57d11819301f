/** What others add to ListenQ by a jar: finding it, naming where it comes from, and refusing what cannot be used. */
@NullMarked
package org.listenq.runner.plugin;

import org.jspecify.annotations.NullMarked;
