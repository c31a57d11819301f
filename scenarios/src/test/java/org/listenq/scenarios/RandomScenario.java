package org.listenq.scenarios;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.listenq.core.listener.AcceptFilter;
import org.listenq.core.listener.SocketOptions;
import org.listenq.core.segment.Direction;
import org.listenq.core.trace.TraceLevel;
import org.listenq.scenarios.value.Accept;
import org.listenq.scenarios.value.App;
import org.listenq.scenarios.value.Arrivals;
import org.listenq.scenarios.value.ClientGroup;
import org.listenq.scenarios.value.ClientKind;
import org.listenq.scenarios.value.ClientSelector;
import org.listenq.scenarios.value.Conditions;
import org.listenq.scenarios.value.Conversation;
import org.listenq.scenarios.value.DropRule;
import org.listenq.scenarios.value.DurationDistribution;
import org.listenq.scenarios.value.Listener;
import org.listenq.scenarios.value.Loss;
import org.listenq.scenarios.value.Network;
import org.listenq.scenarios.value.Rate;
import org.listenq.scenarios.value.Run;
import org.listenq.scenarios.value.Scenario;
import org.listenq.scenarios.value.SegmentKind;
import org.listenq.scenarios.value.Server;
import org.listenq.scenarios.value.Session;
import org.listenq.scenarios.value.Target;
import org.listenq.scenarios.value.Timers;
import org.listenq.scenarios.value.TraceSelection;
import org.listenq.scenarios.value.Window;

/** Makes scenarios by chance; all of them make sense. */
final class RandomScenario {

    private static final Duration END = Duration.ofSeconds(1000);

    private final Random random;

    RandomScenario(long seed) {
        this.random = new Random(seed);
    }

    Scenario next() {
        boolean closed = chance(10);
        ImmutableList<Listener> listeners = closed ? ImmutableList.of() : list(1, 3, this::listener);
        return new Scenario(
                "random-" + random.nextInt(1000),
                pick("", "It's \"one\": #, é\n\ttwo \u202e\uFEFF 😀", "yes", "null", "007", "- a", " "),
                list(1, 3, i -> group(i, listeners)),
                new Network(conditions(), conditions(), list(0, 3, i -> drop())),
                new Server(
                        "linux-6.18",
                        settings("net.core.somaxconn", "net.ipv4.tcp_syncookies"),
                        listeners,
                        new Server.Costs(time(), time(), time())),
                chance(2) ? new Timers.Exact() : new Timers.LinuxWheel(from1To(1000), time()),
                Duration.ofMillis(random.nextInt(60_000)),
                new Run(END, random.nextLong(), chance(2)),
                new TraceSelection(
                        pick(TraceLevel.values()),
                        list(0, 3, i -> from1To(100)),
                        list(0, 2, i -> ClientSelector.ALL),
                        list(0, 2, i -> pick("SIM_LOSS", "TCP backlog drop", "{", "~"))),
                list(0, 3, i -> time()));
    }

    private ClientGroup group(int number, ImmutableList<Listener> listeners) {
        boolean open = !listeners.isEmpty() && chance(2);
        Arrivals arrivals = arrivals();
        boolean flood = chance(5);
        return new ClientGroup(
                "g" + number,
                count(arrivals),
                arrivals,
                flood ? ClientKind.SYN_FLOOD : pick(ClientKind.NORMAL, ClientKind.NEVER_ANSWERS),
                "linux-6.18",
                settings("net.ipv4.tcp_syn_retries"),
                random.nextInt(128),
                open ? Target.listener(listeners.get(0).name()) : Target.port(from1To(65_535)),
                chance(2) ? OptionalInt.empty() : OptionalInt.of(from1To(60_000)),
                conversation(flood),
                new Session(
                        flood ? 1 : from1To(100),
                        distribution(),
                        flood
                                ? Optional.empty()
                                : maybe(() -> new Session.Retry(
                                        Duration.ofMillis(100), number(1), Duration.ofSeconds(100), from1To(9)))),
                maybe(() -> new Network(conditions(), conditions(), ImmutableList.of())));
    }

    private OptionalInt count(Arrivals arrivals) {
        if (arrivals instanceof Arrivals.At at) {
            return OptionalInt.of(at.times().size());
        }
        boolean open = arrivals instanceof Arrivals.Poisson
                || (arrivals instanceof Arrivals.Every every && every.until().isPresent());
        return open && chance(2) ? OptionalInt.empty() : OptionalInt.of(from1To(1000));
    }

    private Arrivals arrivals() {
        Optional<Duration> until = maybe(() -> END.plus(time()));
        return switch (random.nextInt(4)) {
            case 0 -> new Arrivals.AtOnce(time());
            case 1 -> new Arrivals.At(list(1, 5, i -> time()));
            case 2 -> new Arrivals.Every(time().plusNanos(1), time(), until);
            default ->
                new Arrivals.Poisson(
                        new Rate(number(1), pick(Duration.ofSeconds(1), Duration.ofMinutes(1), Duration.ofHours(1))),
                        time(),
                        until);
        };
    }

    private Conversation conversation(boolean flood) {
        return new Conversation(
                flood ? ImmutableList.of() : list(0, 3, i -> new Conversation.Send(from1To(1_000_000), time())),
                flood ? Optional.empty() : maybe(this::end),
                chance(2),
                maybe(() -> time().plusNanos(1)));
    }

    private Conversation.End end() {
        boolean sinceConnect = chance(2);
        return new Conversation.End(chance(2), sinceConnect, sinceConnect ? time() : END.minusNanos(1));
    }

    private Listener listener(int number) {
        Optional<Duration> close = maybe(this::time);
        App app = chance(2) ? pick(new App.Hold(), new App.Close()) : new App.Reply(from1To(100), random.nextInt(100));
        return new Listener(
                number == 0 && chance(2) ? "main" : "l" + number,
                1000 + number,
                random.nextInt(),
                from1To(10),
                chance(2),
                accept(),
                list(0, 2, i -> window(Duration.ofSeconds(i * 600L))),
                app,
                close,
                close.flatMap(at -> maybe(() -> new Listener.Listen(END.minusNanos(1), random.nextInt()))),
                list(0, 2, i -> new Listener.Listen(time(), random.nextInt(10))),
                new SocketOptions(random.nextInt(100), random.nextInt(128)).with(filter(app)));
    }

    private AcceptFilter filter(App app) {
        return app instanceof App.Reply reply && chance(2)
                ? AcceptFilter.httpReady(reply.request())
                : pick(AcceptFilter.NONE, AcceptFilter.DATA_READY);
    }

    private Accept accept() {
        OptionalInt max = chance(2) ? OptionalInt.empty() : OptionalInt.of(from1To(9));
        return switch (random.nextInt(5)) {
            case 0 -> new Accept.Never();
            case 1 -> new Accept.AtOnce(time(), max);
            case 2 -> new Accept.At(list(0, 3, i -> time()));
            case 3 -> new Accept.Every(time().plusNanos(1), time(), max);
            default -> new Accept.Workers(from1To(9), distribution(), pick(Accept.Wake.values()), from1To(9), time());
        };
    }

    private Conditions conditions() {
        return new Conditions(
                distribution(),
                chance(2) ? new Loss.Independent(share()) : new Loss.GilbertElliott(share(), share(), share(), share()),
                list(0, 2, i -> window()),
                maybe(() -> new Conditions.Extra(share(), distribution())),
                maybe(() -> new Conditions.Extra(share(), distribution())),
                maybe(() -> new Conditions.Bandwidth(1 + (random.nextLong() >>> 2), random.nextInt(1000))),
                chance(2));
    }

    private DurationDistribution distribution() {
        Duration time = time().plusNanos(2);
        return switch (random.nextInt(7)) {
            case 0 -> new DurationDistribution.Constant(time);
            case 1 -> new DurationDistribution.Uniform(time, time.plus(time()));
            case 2 -> new DurationDistribution.Normal(time, time());
            case 3 -> new DurationDistribution.Lognormal(time, number(0));
            case 4 -> new DurationDistribution.Exponential(time, time.minusNanos(1));
            case 5 -> new DurationDistribution.Pareto(time, number(0));
            default -> new DurationDistribution.Empirical(list(1, 4, i -> time()));
        };
    }

    private DropRule drop() {
        ImmutableList<Integer> nth = IntStream.range(0, random.nextInt(3))
                .mapToObj(i -> from1To(9))
                .distinct()
                .sorted()
                .collect(ImmutableList.toImmutableList());
        return new DropRule(
                maybe(() -> pick(SegmentKind.values())),
                nth,
                chance(2) ? ClientSelector.ALL : new ClientSelector(Optional.of("g0"), OptionalInt.of(1)),
                maybe(() -> pick(Direction.values())),
                time(),
                maybe(() -> END.plus(time())));
    }

    private ImmutableSortedMap<String, Long> settings(String... names) {
        ImmutableSortedMap.Builder<String, Long> settings = ImmutableSortedMap.naturalOrder();
        Stream.of(names).filter(name -> chance(2)).forEach(name -> settings.put(name, (long) random.nextInt(60_000)));
        return settings.buildOrThrow();
    }

    private Window window() {
        return window(Duration.ZERO);
    }

    /** A window of the ten minutes from {@code after} on. */
    private Window window(Duration after) {
        Duration from = after.plus(time());
        return new Window(from, from.plus(time()).plusNanos(1));
    }

    /** A time of any fineness, below a third of the run. */
    private Duration time() {
        long[] units = {1, 1_000, 1_000_000, 1_000_000_000};
        return Duration.ofNanos(units[random.nextInt(4)] * random.nextInt(300));
    }

    private BigDecimal share() {
        return BigDecimal.valueOf(random.nextInt(1_000_001), 6);
    }

    private BigDecimal number(int above) {
        return BigDecimal.valueOf(from1To(9_000), 3).add(BigDecimal.valueOf(above));
    }

    private int from1To(int max) {
        return 1 + random.nextInt(max);
    }

    private boolean chance(int oneIn) {
        return random.nextInt(oneIn) == 0;
    }

    private <T> Optional<T> maybe(Supplier<T> value) {
        return chance(2) ? Optional.of(value.get()) : Optional.empty();
    }

    private <T> ImmutableList<T> list(int min, int max, java.util.function.IntFunction<T> element) {
        return IntStream.range(0, min + random.nextInt(max - min + 1))
                .mapToObj(element)
                .collect(ImmutableList.toImmutableList());
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
