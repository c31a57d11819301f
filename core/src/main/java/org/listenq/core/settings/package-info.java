/** What a system lets its users tune, declared under the system's own names, and where a system's rules come from. */
@NullMarked
package org.listenq.core.settings;

import org.jspecify.annotations.NullMarked;
