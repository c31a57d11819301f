/** The listening sockets of the systems that ListenQ knows, one class each, and their registry. */
@NullMarked
package org.listenq.core.listener.policy;

import org.jspecify.annotations.NullMarked;
