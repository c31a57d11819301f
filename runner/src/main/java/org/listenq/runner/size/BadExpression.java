package org.listenq.runner.size;

/** An expression of the command line that makes no sense; the message says where and why. */
public final class BadExpression extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BadExpression(String option, int column, String why) {
        super(option + ", column " + column + ": " + why);
    }
}
