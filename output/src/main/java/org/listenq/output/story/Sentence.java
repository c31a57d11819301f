package org.listenq.output.story;

import org.listenq.core.segment.ConnectResult;
import org.listenq.output.text.FixedDecimal;

/** Tells a {@link ConnectionStory} in one sentence. */
final class Sentence {

    private final ConnectionStory story;
    private final StringBuilder text = new StringBuilder();

    private Sentence(ConnectionStory story) {
        this.story = story;
    }

    /** Returns the sentence about {@code story}, whose subject is called {@code name}. */
    static String of(ConnectionStory story, String name) {
        Sentence sentence = new Sentence(story);
        sentence.text.append(name);
        sentence.tell();
        return sentence.text.append('.').toString();
    }

    private void tell() {
        if (!story.connected()) {
            failure();
            return;
        }
        if (story.waited()) {
            waiting();
        }
        if (story.wasGhost()) {
            add(story.waited() ? "; it" : "");
            ghost();
        } else if (story.wasDeferred()) {
            add(story.waited() ? "; it" : "");
            deferred();
        } else if (story.errorAt != ConnectionStory.NEVER) {
            add(story.waited() ? "; then it" : "");
            broken();
        }
    }

    private void waiting() {
        add(" waited ").seconds(story.returnedAt - story.calledAt).add(": ");
        delays();
        if (story.syns > 1) {
            add("; SYN number ")
                    .add(story.syns)
                    .add(" at ")
                    .seconds(story.lastSynAt)
                    .add(" got in");
        } else {
            add("; a repeated SYN-ACK reached it at ").seconds(story.returnedAt);
        }
    }

    private void delays() {
        String separator = "";
        if (story.synRefusals.count() > 0) {
            add("its SYN was dropped ").times(story.synRefusals.count()).add(story.synRefusals.why());
            separator = ", ";
        }
        if (story.synsLost > 0) {
            add(separator).add("its SYN was lost on the way ").times(story.synsLost);
            separator = ", ";
        }
        if (story.synAcksLost > 0) {
            add(separator).add("the SYN-ACK was lost on the way ").times(story.synAcksLost);
        }
    }

    private void ghost() {
        add(" was connected only in its own eyes from ")
                .seconds(story.returnedAt)
                .add(": ");
        int failed = story.ackRefusals.count() + story.acksLost;
        if (!story.entered && story.synAcks > 0) {
            add("its SYN was answered by a cookie, which leaves nothing behind on the server, and ");
        }
        if (story.ackRefusals.count() > 0) {
            add("its final ACK was ")
                    .add(story.resetSent ? "refused" : "dropped")
                    .add(story.ackRefusals.first());
        } else if (story.acksLost > 0) {
            add("its final ACK was lost on the way");
        } else {
            add("the server never completed it");
        }
        if (failed > 1) {
            add("; ").add(failed - 1).add(failed == 2 ? " more attempt failed" : " more attempts failed");
        }
        ghostEnd();
    }

    private void deferred() {
        add(" was connected at both ends from ").seconds(story.deferredAt).add(", and kept from accept()");
        bracket(story.deferredWhy);
        if (story.forgottenAt != ConnectionStory.NEVER) {
            add("; the server gave it up at ").seconds(story.forgottenAt).bracket(story.forgottenWhy);
        }
        if (story.errorAt != ConnectionStory.NEVER) {
            add("; at ").seconds(story.errorAt).add(" it got ").add(story.error);
        } else if (story.forgottenAt == ConnectionStory.NEVER) {
            add("; it was so to the end");
        }
    }

    private void ghostEnd() {
        if (story.completedAt != ConnectionStory.NEVER) {
            add(story.completedBy > 0 ? "; its data got in at " : "; its answer to a repeated SYN-ACK got in at ");
            seconds(story.completedAt);
        } else if (story.forgottenAt != ConnectionStory.NEVER) {
            add("; the server forgot it at ").seconds(story.forgottenAt).bracket(story.forgottenWhy);
        }
        if (story.errorAt != ConnectionStory.NEVER) {
            add("; at ").seconds(story.errorAt);
            add(story.completedAt == ConnectionStory.NEVER ? " it learned of it by " : " it got ")
                    .add(story.error);
        } else if (story.completedAt == ConnectionStory.NEVER) {
            add("; it never learned of it");
        }
    }

    private void broken() {
        add(story.waited() ? " got " : " connected and got ")
                .add(story.error)
                .add(" at ")
                .seconds(story.errorAt);
        bracket(story.withdrawnWhy);
    }

    private void failure() {
        add(wayOfFailing());
        if (story.waited()) {
            add(": ");
            delays();
        } else if (story.resetSent && story.synAcks == 0) {
            add(": a reset answered its SYN");
        } else if (story.synAcks > 0) {
            add(": ").add(story.synAcks).add(story.synAcks == 1 ? " SYN-ACK was sent" : " SYN-ACKs were sent");
            add(" and never answered");
        }
        if (story.forgottenAt != ConnectionStory.NEVER) {
            add("; the server forgot it at ").seconds(story.forgottenAt).bracket(story.forgottenWhy);
            add(story.resetSent ? " and sent a reset" : "");
        }
    }

    private String wayOfFailing() {
        String after = FixedDecimal.shortSeconds(Math.max(0, story.returnedAt - story.calledAt)) + " s";
        String syns = story.syns == 1 ? "1 SYN" : story.syns + " SYNs";
        if (story.result.isEmpty() || story.result.equals(ConnectResult.PENDING.text())) {
            return " was never connected, with " + syns + " sent";
        }
        if (story.result.equals(ConnectResult.REFUSED.text())) {
            return " was refused after " + after + " and " + syns + " (" + story.result + ")";
        }
        return " gave up after " + after + " and " + syns + " (" + story.result + ")";
    }

    private Sentence add(String more) {
        text.append(more);
        return this;
    }

    private Sentence add(int number) {
        text.append(number);
        return this;
    }

    private Sentence times(int count) {
        return add(count == 1 ? "once" : count == 2 ? "twice" : count + " times");
    }

    private Sentence seconds(long nanos) {
        return add(FixedDecimal.shortSeconds(nanos)).add(" s");
    }

    private Sentence bracket(String more) {
        return more.isEmpty() ? this : add(" (").add(more).add(")");
    }
}
