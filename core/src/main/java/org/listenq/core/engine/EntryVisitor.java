package org.listenq.core.engine;

/** Looks at armed events together with their keys. */
@FunctionalInterface
interface EntryVisitor {

    void visit(Event event, long time, long stamp);
}
