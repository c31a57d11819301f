package org.listenq.output.page;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.listenq.core.trace.EventKind;
import org.listenq.core.trace.TcpState;
import org.listenq.output.series.DropSeries;
import org.listenq.output.series.LatencyBySyns;
import org.listenq.output.series.QueueSeries;
import org.listenq.output.series.RateSeries;
import org.listenq.output.series.RunSeries;
import org.listenq.output.text.FixedDecimal;
import org.listenq.output.text.JsonWriter;

/** Writes a run as the JSON that the page's script reads; columns of numbers are {@link Packed}. */
final class PageJson {

    /** Columns of time for plots; more than a wide screen has, so that one may zoom in. */
    private static final int COLUMNS = 4000;

    private static final int STEPS = 2000;

    private final JsonWriter json;
    private final RunPageData run;
    private final RunRecorder recorder;

    private PageJson(JsonWriter json, RunPageData run) {
        this.json = json;
        this.run = run;
        this.recorder = run.recorder();
    }

    /** Writes {@code run} as the next value of {@code json}. */
    static void write(JsonWriter json, RunPageData run) {
        new PageJson(json, run).write();
    }

    private void write() {
        json.beginObject();
        json.name("summary");
        run.summary().copyTo(json);
        json.name("end").value(run.end());
        json.name("partial").value(run.partial() ? 1 : 0);
        series(recorder.series());
        latencies(recorder.latencies());
        ImmutableList<Recording> ladders = recorder.ladders().all();
        connections(recorder.sheet()
                .with(ladders.stream()
                        .flatMap(ladder -> ladder.facts().stream())
                        .toList()));
        ladders(ladders);
        json.end();
    }

    private void series(RunSeries series) {
        json.name("queues").beginArray();
        series.queues().forEach(this::queue);
        json.end();
        json.name("rates");
        rates(series.rates());
        json.name("dropRates");
        rates(series.dropRates());
        json.name("drops").beginArray();
        series.drops().causes().forEach(cause -> drops(cause, series.drops()));
        json.end();
    }

    private void queue(QueueSeries all) {
        QueueSeries queue = all.thinned(COLUMNS, run.end());
        json.beginObject();
        json.name("points").value(all.size());
        json.name("t").value(Packed.doubles(range(queue.size()).mapToLong(queue::time)));
        json.name("incomplete").value(Packed.ints(range(queue.size()).map(queue::incomplete)));
        json.name("incompleteLimit").value(Packed.ints(range(queue.size()).map(queue::incompleteLimit)));
        json.name("completed").value(Packed.ints(range(queue.size()).map(queue::completed)));
        json.name("completedLimit").value(Packed.ints(range(queue.size()).map(queue::completedLimit)));
        json.end();
    }

    private void rates(RateSeries rates) {
        json.beginObject();
        json.name("width").value(rates.width());
        json.name("kinds").beginArray();
        for (String kind : rates.kinds()) {
            json.beginObject().name("name").value(kind);
            json.name("n")
                    .value(Packed.ints(Arrays.stream(rates.counts(kind)).mapToInt(count -> (int) count)))
                    .end();
        }
        json.end().end();
    }

    private void drops(String cause, DropSeries drops) {
        ImmutableList<DropSeries.Mark> marks = drops.marks(cause, COLUMNS, run.end());
        json.beginObject().name("cause").value(cause);
        json.name("t").value(Packed.doubles(marks.stream().mapToLong(DropSeries.Mark::time)));
        json.name("n")
                .value(Packed.ints(marks.stream().mapToInt(DropSeries.Mark::count)))
                .end();
    }

    private void latencies(LatencyBySyns latencies) {
        json.name("latency").beginArray();
        for (int syns : latencies.syns()) {
            LatencyBySyns.Curve curve = latencies.curve(syns).thinned(STEPS);
            json.beginObject().name("syns").value(syns);
            json.name("nanos").value(Packed.doubles(LongStream.of(curve.nanos())));
            json.name("upTo").value(Packed.doubles(LongStream.of(curve.upTo()))).end();
        }
        json.end();
    }

    private void connections(ImmutableList<ConnectionFacts> facts) {
        Words groups = new Words();
        Words results = new Words();
        Words outcomes = new Words();
        json.name("connections").beginObject();
        json.name("total").value(recorder.sheet().total());
        ints("number", facts, ConnectionFacts::number);
        ints("group", facts, one -> groups.number(one.group()));
        ints("client", facts, ConnectionFacts::client);
        ints("attempt", facts, ConnectionFacts::attempt);
        ints("syns", facts, ConnectionFacts::syns);
        ints("synAcks", facts, ConnectionFacts::synAcks);
        ints("result", facts, one -> results.number(one.result()));
        ints("outcome", facts, one -> outcomes.number(one.outcome()));
        times("start", facts, ConnectionFacts::start);
        times("latency", facts, ConnectionFacts::latency);
        times("completed", facts, ConnectionFacts::completed);
        times("accepted", facts, ConnectionFacts::accepted);
        times("firstByte", facts, ConnectionFacts::firstByte);
        times("falselyEstablished", facts, ConnectionFacts::falselyEstablished);
        words("groups", groups.all());
        words("results", results.all());
        words("outcomes", outcomes.all());
        json.end();
    }

    private void ints(String name, ImmutableList<ConnectionFacts> facts, ToIntFunction<ConnectionFacts> get) {
        json.name(name).value(Packed.ints(facts.stream().mapToInt(get)));
    }

    private void times(String name, ImmutableList<ConnectionFacts> facts, ToLongFunction<ConnectionFacts> get) {
        json.name(name).value(Packed.doubles(facts.stream().mapToLong(get)));
    }

    private void words(String name, Iterable<String> words) {
        json.name(name).beginArray();
        words.forEach(json::value);
        json.end();
    }

    private void ladders(ImmutableList<Recording> ladders) {
        json.name("ladders").beginObject();
        json.name("note").value(note(ladders.size()));
        json.name("number").value(Packed.ints(ladders.stream().mapToInt(ladder -> ladder.number)));
        json.name("size").value(Packed.ints(ladders.stream().mapToInt(ladder -> ladder.size)));
        json.name("more").value(Packed.ints(ladders.stream().mapToInt(ladder -> ladder.more)));
        json.name("ints")
                .value(Packed.ints(ladders.stream()
                        .flatMapToInt(ladder -> Arrays.stream(ladder.ints, 0, ladder.size * Recording.INTS))));
        json.name("times")
                .value(Packed.doubles(ladders.stream()
                        .flatMapToLong(ladder -> Arrays.stream(ladder.times, 0, ladder.size * Recording.TIMES))));
        words("stories", ladders.stream().map(this::story).toList());
        words("kinds", Arrays.stream(EventKind.values()).map(EventKind::text).toList());
        words("states", Arrays.stream(TcpState.values()).map(TcpState::text).toList());
        words("causes", recorder.words().causes.all());
        words("counters", recorder.words().counters.all());
        words("notes", recorder.words().notes.all());
        json.end();
    }

    private String story(Recording ladder) {
        boolean single = run.summary().hasOneGroup();
        String name = ladder.facts == null ? "connection " + ladder.number : ladder.facts.name(single);
        return ladder.story.sentence(name);
    }

    private String note(int kept) {
        long all = recorder.ladders().offered() + recorder.unrecorded();
        if (kept == all) {
            return "";
        }
        String busy = recorder.unrecorded() == 0
                ? ""
                : " At " + FixedDecimal.grouped(recorder.unrecorded())
                        + " connections too much was going on at once to look at more than the sample.";
        return "Ladder diagrams are kept for " + FixedDecimal.grouped(kept) + " of " + FixedDecimal.grouped(all)
                + " connections: the slowest 500 and an even sample of 500, the same clients in every run." + busy;
    }

    private static IntStream range(int size) {
        return IntStream.range(0, size);
    }
}
