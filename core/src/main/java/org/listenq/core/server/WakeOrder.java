package org.listenq.core.server;

/** Which of the workers that wait in accept() gets the next connection. */
public enum WakeOrder {
    /** The one that has waited longest (Linux: accept() wakes exclusive waiters in order). */
    FIFO,
    /** The one that came last (Linux: epoll, nginx without EPOLLEXCLUSIVE rotation). */
    LIFO,
    /** Any. */
    RANDOM
}
