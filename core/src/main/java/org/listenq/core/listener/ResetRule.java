package org.listenq.core.listener;

/** What becomes of a completed connection whose client resets it before accept(). */
public enum ResetRule {
    /** It leaves the queue; accept() never sees it. */
    REMOVE,
    /** It keeps its place; accept() returns it, and reading from it fails with ECONNRESET. */
    READ_FAILS,
    /** It keeps its place; accept() takes it out and fails with ECONNABORTED. */
    ACCEPT_FAILS
}
