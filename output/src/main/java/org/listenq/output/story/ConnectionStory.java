package org.listenq.output.story;

import org.listenq.core.segment.ConnectResult;
import org.listenq.core.trace.EventKind;

/** What happened to one connection on its way, folded from its rows; {@link Sentence} tells it. */
final class ConnectionStory {

    static final long NEVER = -1;

    int label;
    long calledAt;
    int syns;
    int synAcks;
    long returnedAt;
    String result = "";
    final Refusals synRefusals = new Refusals();
    final Refusals ackRefusals = new Refusals();
    int synsLost;
    int synAcksLost;
    int acksLost;
    boolean resetSent;
    boolean entered;
    long lastSynAt;
    long forgottenAt;
    String forgottenWhy = "";
    long completedAt;
    long completedBy;
    boolean completedByCookie;
    long deferredAt;
    String deferredWhy = "";
    String withdrawnWhy = "";
    long errorAt;
    String error = "";
    private long lastLength;

    void begin(int newLabel, long now) {
        label = newLabel;
        calledAt = now;
        syns = 0;
        synAcks = 0;
        returnedAt = NEVER;
        result = "";
        synRefusals.clear();
        ackRefusals.clear();
        synsLost = 0;
        synAcksLost = 0;
        acksLost = 0;
        resetSent = false;
        entered = false;
        lastSynAt = NEVER;
        forgottenAt = NEVER;
        forgottenWhy = "";
        completedAt = NEVER;
        completedBy = 0;
        completedByCookie = false;
        deferredAt = NEVER;
        deferredWhy = "";
        withdrawnWhy = "";
        errorAt = NEVER;
        error = "";
        lastLength = 0;
    }

    /** Takes a row; a move from one listening socket to another does not change the story. */
    void accept(Happening row) {
        if (row.note.equals("migrated")) {
            return;
        }
        switch (row.kind) {
            case SEGMENT_SEND -> sent(row);
            case SEGMENT_RECV -> lastLength = row.length;
            case SEGMENT_DROP -> dropped(row);
            case CONNECT_RETURN -> returned(row);
            case SYNQ_ADD -> entered = true;
            case SYNQ_CHANGE -> changed(row);
            case SYNQ_REMOVE -> left(row);
            case ACCQ_ADD -> completed(row);
            case ACCQ_REMOVE -> withdrawnWhy = row.note;
            case CONNECTION_ERROR -> failed(row);
            default -> {}
        }
    }

    private void sent(Happening row) {
        if (row.isSyn() && !row.atServer) {
            syns++;
            lastSynAt = row.time;
        } else if (row.isSynAck()) {
            synAcks++;
        } else if (row.isRst() && row.atServer) {
            resetSent = true;
        }
    }

    private void dropped(Happening row) {
        if (row.isLoss()) {
            lost(row);
        } else if (row.isRefusal() && row.isSyn()) {
            synRefusals.add(row);
        } else if (row.isRefusal() && row.couldComplete() && completedAt == NEVER) {
            ackRefusals.add(row);
        }
    }

    private void lost(Happening row) {
        synsLost += row.isSyn() ? 1 : 0;
        synAcksLost += row.isSynAck() ? 1 : 0;
        acksLost += row.couldComplete() && completedAt == NEVER ? 1 : 0;
    }

    private void returned(Happening row) {
        returnedAt = row.time;
        result = row.note;
    }

    private void changed(Happening row) {
        if (row.note.equals("deferred")) {
            deferredAt = row.time;
            deferredWhy = row.meaning.isEmpty() ? row.cause : row.meaning + "; " + row.cause;
        }
    }

    private void left(Happening row) {
        if (!row.note.equals("promoted") && completedAt == NEVER) {
            forgottenAt = row.time;
            forgottenWhy = row.note;
        }
    }

    private void completed(Happening row) {
        completedAt = row.time;
        completedBy = lastLength;
        completedByCookie = row.note.equals("cookie");
    }

    private void failed(Happening row) {
        if (!row.atServer) {
            errorAt = row.time;
            error = row.note;
        }
    }

    boolean connected() {
        return result.equals(ConnectResult.OK.text());
    }

    /** Whether it was ESTABLISHED at the client while the server had refused or missed what completes it. */
    boolean wasGhost() {
        return connected() && !wasDeferred() && (completedAt == NEVER || ackRefusals.count() + acksLost > 0);
    }

    /** Whether both ends had it and accept() never got it. */
    boolean wasDeferred() {
        return connected() && completedAt == NEVER && deferredAt != NEVER;
    }

    /** Whether connect() took more than one exchange. */
    boolean waited() {
        return synRefusals.count() + synsLost + synAcksLost > 0;
    }

    /** Whether there is nothing to tell: connected at the first SYN, completed by the first ACK, and not broken. */
    boolean straight() {
        return connected() && !waited() && !wasGhost() && !wasDeferred() && errorAt == NEVER;
    }

    /** The kinds of rows that stories need. */
    static long interests() {
        return EventKind.SEGMENT_SEND.bit()
                | EventKind.SEGMENT_RECV.bit()
                | EventKind.SEGMENT_DROP.bit()
                | EventKind.CONNECT_CALL.bit()
                | EventKind.CONNECT_RETURN.bit()
                | EventKind.CONNECTION_ERROR.bit()
                | EventKind.CONNECTION_END.bit()
                | EventKind.SYNQ_ADD.bit()
                | EventKind.SYNQ_CHANGE.bit()
                | EventKind.SYNQ_REMOVE.bit()
                | EventKind.ACCQ_ADD.bit()
                | EventKind.ACCQ_REMOVE.bit();
    }
}
