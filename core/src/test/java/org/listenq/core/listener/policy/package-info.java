/** Tests of the systems' rules, as tables whose rows cite their source. */
@NullMarked
package org.listenq.core.listener.policy;

import org.jspecify.annotations.NullMarked;
