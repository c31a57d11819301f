package org.listenq.scenarios;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.listenq.scenarios.value.Accept;
import org.listenq.scenarios.yaml.Scalar;

/** Reads when a program calls accept(). */
record AcceptBinding(Context context) implements Item.Reader<Accept> {

    private static final String EXPECTED =
            "expected never, at-once, {after: ..}, {at: ..}, {every: ..} or {workers: ..}";

    @Override
    public Accept read(Item item) {
        if (item.isScalar() && !((Scalar) item.node()).missing()) {
            int index = Scalars.indexOf(item.text(""), ImmutableList.of("never", "at-once"), EXPECTED);
            return index == 0 ? new Accept.Never() : new Accept.AtOnce(Duration.ZERO, OptionalInt.empty());
        }
        String form = Form.of(item, "never, at-once, ", "after", "at", "every", "workers");
        Fields fields = context.fields(item, "accept-" + form);
        return switch (form) {
            case "after" -> after(fields);
            case "at" -> new Accept.At(times(fields));
            case "every" -> every(fields);
            default -> workers(fields);
        };
    }

    private Accept after(Fields fields) {
        Duration from = fields.get("after", Scalars::duration);
        Accept then = fields.get("then", this::then);
        OptionalInt max = max(fields);
        if (then instanceof Accept.AtOnce) {
            return new Accept.AtOnce(from, max);
        }
        if (max.isPresent()) {
            fields.refuse("max", "found " + max.getAsInt(), "'max' goes with 'then: at-once'");
        }
        if (then instanceof Accept.Every every) {
            return new Accept.Every(every.interval(), later(fields, every.from(), from), every.max());
        }
        Accept.Workers workers = (Accept.Workers) then;
        Duration start = later(fields, workers.from(), from);
        return new Accept.Workers(workers.count(), workers.time(), workers.wake(), workers.perTurn(), start);
    }

    private static Duration later(Fields fields, Duration inner, Duration after) {
        if (!inner.isZero()) {
            fields.refuse("then", "both 'after' and 'from'", "expected one of them");
        }
        return after;
    }

    private Accept then(Item item) {
        Accept then = read(item);
        if (then instanceof Accept.Never || then instanceof Accept.At) {
            throw Refusal.of("found a form that cannot follow", "expected at-once, {every: ..} or {workers: ..}");
        }
        return then;
    }

    private static ImmutableList<Duration> times(Fields fields) {
        return fields.list("at", Scalars::duration);
    }

    private static Accept every(Fields fields) {
        return new Accept.Every(
                fields.get("every", Scalars::positiveDuration), fields.get("from", Scalars::duration), max(fields));
    }

    private Accept workers(Fields fields) {
        return new Accept.Workers(
                fields.get("workers", Scalars.integer(1, 100_000)),
                fields.get("service", new DistributionBinding(context)),
                fields.get("wake", Scalars.word(Accept.Wake.values())),
                fields.get("per-turn", Scalars.integer(1, 1_000_000)),
                fields.get("from", Scalars::duration));
    }

    private static OptionalInt max(Fields fields) {
        Optional<Integer> max = fields.optional("max", Scalars.integer(1, Integer.MAX_VALUE));
        return max.map(OptionalInt::of).orElse(OptionalInt.empty());
    }
}
