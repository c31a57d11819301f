package org.listenq.scenarios.survey;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.listenq.core.segment.Flags;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.RunInfo;
import org.listenq.core.trace.TcpState;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;

/** What a server did with each first SYN and each first ACK that reached its listening socket. */
final class Reactions implements TraceSink {

    /**
     * One segment and what it brought about.
     *
     * @param client who sent it
     * @param timeNanos when it came
     * @param syn whether it was a SYN; else the final ACK
     * @param completed length of the completed queue when it came
     * @param word what happened, or null if it completed a connection
     */
    record Reaction(
            int client,
            long timeNanos,
            boolean syn,
            int completed,
            @Nullable Word word) {}

    private final List<Reaction> reactions = new ArrayList<>();
    private final Set<Integer> cookies = new HashSet<>();
    private final Set<Integer> acknowledged = new HashSet<>();
    private final Set<Word> seen = new HashSet<>();
    private boolean open;
    private boolean syn;
    private boolean hasEntry;
    private boolean created;
    private int client;
    private int completed;
    private long timeNanos;

    @Override
    public long interests() {
        return EventKind.SEGMENT_RECV.bit()
                | EventKind.SEGMENT_SEND.bit()
                | EventKind.SEGMENT_DROP.bit()
                | EventKind.SYNQ_ADD.bit()
                | EventKind.SYNQ_REMOVE.bit()
                | EventKind.SYNQ_CHANGE.bit()
                | EventKind.ACCQ_ADD.bit();
    }

    @Override
    public void accept(TraceRow row) {
        if (row.host() != RunInfo.SERVER) {
            return;
        }
        if (row.kind() == EventKind.SEGMENT_RECV) {
            close();
            begin(row);
        } else if (open && row.timeNanos() == timeNanos) {
            note(row);
        }
    }

    private void begin(TraceRow row) {
        client = row.connection().label();
        syn = row.flags() == Flags.SYN;
        hasEntry = row.stateBefore() == TcpState.SYN_RECV;
        boolean fresh = syn && row.stateBefore() == TcpState.NONE;
        boolean last = row.flags() == Flags.ACK && (hasEntry || cookies.contains(client));
        open = fresh || (last && acknowledged.add(client));
        completed = row.accBefore();
        timeNanos = row.timeNanos();
    }

    private void note(TraceRow row) {
        Word word =
                switch (row.kind()) {
                    case SYNQ_ADD -> Word.QUEUE;
                    case SYNQ_CHANGE -> Word.DEFER;
                    case SYNQ_REMOVE -> removed(row);
                    case SEGMENT_DROP -> Word.DROP;
                    case SEGMENT_SEND -> (row.flags() & Flags.RST) != 0 ? Word.RST : Word.COOKIE;
                    default -> null;
                };
        if (word != null && (word == Word.EVICT || row.connection().label() == client)) {
            seen.add(word);
        }
        created |= row.kind() == EventKind.ACCQ_ADD;
    }

    private static Word removed(TraceRow row) {
        return row.note().equals("evicted") ? Word.EVICT : Word.FORGET;
    }

    private void close() {
        if (open) {
            Word word = syn ? wordOfSyn() : wordOfAck();
            reactions.add(new Reaction(client, timeNanos, syn, completed, word));
            if (word == Word.COOKIE) {
                cookies.add(client);
            }
        }
        open = false;
        created = false;
        seen.clear();
    }

    private @Nullable Word wordOfSyn() {
        return first(Word.RST, Word.EVICT, Word.QUEUE, Word.COOKIE, Word.DROP);
    }

    private @Nullable Word wordOfAck() {
        if (created) {
            return null;
        }
        Word word = first(Word.DEFER, Word.RST, Word.FORGET, Word.DROP);
        return word == Word.DROP ? hasEntry ? Word.KEEP : Word.FORGET : word;
    }

    private @Nullable Word first(Word... words) {
        for (Word word : words) {
            if (seen.contains(word)) {
                return word;
            }
        }
        return null;
    }

    /** Returns the words of all segments that fit. */
    ImmutableSet<Word> words(Predicate<Reaction> fits) {
        close();
        return reactions.stream()
                .filter(fits)
                .map(Reaction::word)
                .filter(Objects::nonNull)
                .collect(Sets.toImmutableEnumSet());
    }

    /** The most connections that the completed queue held when a SYN came. */
    int mostCompleted() {
        close();
        return reactions.stream()
                .filter(Reaction::syn)
                .mapToInt(Reaction::completed)
                .max()
                .orElse(0);
    }
}
