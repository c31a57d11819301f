package org.listenq.scenarios.value;

/** A choice that has a name in scenario files. */
public interface Word {

    /** The name in scenario files. */
    String text();
}
