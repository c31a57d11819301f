package org.listenq.scenarios.survey;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.util.List;
import java.util.function.Predicate;
import org.listenq.core.listener.Limits;
import org.listenq.core.listener.Rule;

/** Asks a listening socket all questions, each by an experiment. */
public final class Survey {

    /** The backlog of all experiments but those about capacity. */
    public static final int BACKLOG = 2;

    /** Fills every incomplete queue but those of a whole host; half a millisecond apart, so the first time out. */
    private static final String FLOOD = "arrivals: {every: 500us}, count: 2500";

    /** Fills a bucket of every cache of a whole host. */
    private static final String GREAT_FLOOD = "arrivals: {every: 20us}, count: 30000";

    private final Subject subject;
    private final Told told = new Told();

    private Survey(Subject subject) {
        this.subject = subject;
    }

    /** Returns what {@code subject} does. */
    public static Behaviour of(Subject subject) {
        return new Survey(subject).behaviour();
    }

    private Behaviour behaviour() {
        ImmutableMap.Builder<Rule, ImmutableSet<Word>> words = ImmutableMap.builder();
        words.put(Rule.SYN_INCOMPLETE_FULL, synIncompleteFull());
        words.put(Rule.SYN_COMPLETED_FULL, synCompletedFull());
        words.put(Rule.ACK_COMPLETED_FULL, ackCompletedFull());
        OneEntry entry = new OneEntry(subject, told);
        words.put(Rule.DEATH, ImmutableSet.of(entry.death()));
        words.put(Rule.DUPLICATE_SYN, ImmutableSet.of(entry.duplicate()));
        Endings endings = new Endings(subject, told);
        words.put(Rule.RESET_OF_COMPLETED, ImmutableSet.of(endings.resetOfCompleted()));
        words.put(Rule.CLOSE_INCOMPLETE, ImmutableSet.of(endings.closeIncomplete()));
        words.put(Rule.CLOSE_COMPLETED, ImmutableSet.of(endings.closeCompleted()));
        return new Behaviour(subject, words.buildOrThrow(), entry.life(), told.causes(), told.counters());
    }

    /** SYNs that nobody follows up, until one is not simply admitted. */
    private ImmutableSet<Word> synIncompleteFull() {
        ImmutableSet<Word> words = flooded(FLOOD);
        ImmutableSet<Word> found = words.isEmpty() ? flooded(GREAT_FLOOD) : words;
        return found.isEmpty() ? ImmutableSet.of(Word.QUEUE) : found;
    }

    private ImmutableSet<Word> flooded(String arrivals) {
        Reactions reactions = new Reactions();
        Experiment.run(
                subject.systems(),
                List.of(reactions, told),
                "clients: [{name: flood, kind: syn-flood, " + arrivals + "}]",
                "network: {delay: 0ms}",
                subject.server(BACKLOG, "accept: never"),
                "run: {duration: 1300ms}");
        return reactions.words(reaction -> reaction.syn() && reaction.word() != Word.QUEUE);
    }

    /** Clients one after the other, until one does not connect: the SYNs that came when no more were completed. */
    private ImmutableSet<Word> synCompletedFull() {
        Reactions reactions = new Reactions();
        Arrivals arrivals = new Arrivals();
        InARow.run(subject, BACKLOG, enough(), List.of(reactions, arrivals, told));
        int refused = arrivals.connectedInARow();
        int most = reactions.mostCompleted();
        Predicate<Reactions.Reaction> fits = reaction -> reaction.syn()
                && reaction.completed() == most
                && reaction.client() <= refused
                && reaction.timeNanos() <= InARow.end(refused);
        return reactions.words(fits);
    }

    /** Clients that come faster than handshakes are complete, one by one and all at once: their final ACKs. */
    private ImmutableSet<Word> ackCompletedFull() {
        ImmutableSet<Word> words = ImmutableSet.<Word>builder()
                .addAll(burst("{every: 3ms}"))
                .addAll(burst("{every: 6ms}"))
                .addAll(burst("at-once"))
                .build();
        return words.isEmpty() ? ImmutableSet.of(Word.NEVER_FULL) : ImmutableSet.copyOf(sorted(words));
    }

    private ImmutableSet<Word> burst(String arrivals) {
        Reactions reactions = new Reactions();
        Experiment.run(
                subject.systems(),
                List.of(reactions, told),
                "clients: [{name: c, arrivals: " + arrivals + ", count: " + enough() + "}]",
                "network: {delay: 5ms}",
                subject.server(BACKLOG, "accept: never"),
                "run: {duration: " + (6 * enough() + 100) + "ms}");
        return reactions.words(reaction -> !reaction.syn());
    }

    private static List<Word> sorted(ImmutableSet<Word> words) {
        return words.stream().sorted().toList();
    }

    /** Returns so many clients that the completed queue cannot hold them, if it has a limit. */
    private int enough() {
        Limits limits = subject.limits(BACKLOG);
        long most = Math.max(limits.completed().connections(), limits.sum().connections());
        return (int) Math.max(Capacity.usual(BACKLOG), most + Capacity.usual(0));
    }
}
