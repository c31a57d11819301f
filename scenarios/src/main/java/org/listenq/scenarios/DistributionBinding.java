package org.listenq.scenarios;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import org.listenq.scenarios.value.DurationDistribution;
import org.listenq.scenarios.yaml.Sequence;

/** Reads a distribution of durations. */
record DistributionBinding(Context context) implements Item.Reader<DurationDistribution> {

    private static final String[] FORMS = {"uniform", "normal", "lognormal", "exponential", "pareto", "empirical"};

    @Override
    public DurationDistribution read(Item item) {
        if (item.isScalar()) {
            return new DurationDistribution.Constant(Scalars.duration(item));
        }
        String form = Form.of(item, "a time such as 12ms, ", FORMS);
        Item inner = only(item, form);
        return Fields.attempt(context.problems(), inner, value -> read(form, value))
                .orElseGet(() -> new DurationDistribution.Constant(Duration.ZERO));
    }

    private DurationDistribution read(String form, Item inner) {
        return switch (form) {
            case "uniform" -> uniform(inner);
            case "normal" -> normal(context.fields(inner, form));
            case "lognormal" -> lognormal(context.fields(inner, form));
            case "exponential" -> exponential(context.fields(inner, form));
            case "pareto" -> pareto(context.fields(inner, form));
            default -> empirical(inner);
        };
    }

    private static Item only(Item item, String form) {
        ImmutableList<String> keys = item.mapping("").keys();
        if (keys.size() > 1) {
            throw Refusal.of("found the keys " + String.join(", ", keys), "expected '" + form + "' alone");
        }
        return item.below(form, item.mapping("").get(form).orElseThrow());
    }

    private DurationDistribution uniform(Item item) {
        ImmutableList<Duration> ends = Fields.elements(context.problems(), item, Scalars::duration);
        int written = item.sequence("").items().size();
        if (written != 2) {
            throw Refusal.of("the list has " + written + " elements", "expected two times such as [1ms, 5ms]");
        }
        if (ends.size() < 2) {
            return new DurationDistribution.Constant(Duration.ZERO);
        }
        if (ends.get(0).compareTo(ends.get(1)) > 0) {
            throw Refusal.of("the first time is longer than the second", "expected two times such as [1ms, 5ms]");
        }
        return new DurationDistribution.Uniform(ends.get(0), ends.get(1));
    }

    private static DurationDistribution normal(Fields fields) {
        return new DurationDistribution.Normal(
                fields.get("mean", Scalars::duration), fields.get("sd", Scalars::duration));
    }

    private static DurationDistribution lognormal(Fields fields) {
        return new DurationDistribution.Lognormal(
                fields.get("median", Scalars::positiveDuration), fields.get("sigma", Scalars.number(0, false, 10)));
    }

    private static DurationDistribution exponential(Fields fields) {
        Duration mean = fields.get("mean", Scalars::positiveDuration);
        Duration min = fields.get("min", Scalars::duration);
        if (min.compareTo(mean) >= 0) {
            fields.refuse("min", Units.text(min) + " is not below the mean", "the mean includes min");
        }
        return new DurationDistribution.Exponential(mean, min);
    }

    private static DurationDistribution pareto(Fields fields) {
        return new DurationDistribution.Pareto(
                fields.get("min", Scalars::positiveDuration), fields.get("shape", Scalars.number(0, false, 1000)));
    }

    private DurationDistribution empirical(Item item) {
        if (!(item.node() instanceof Sequence list)) {
            return new DurationDistribution.EmpiricalFile(context.times(item));
        }
        if (list.items().isEmpty()) {
            throw Refusal.of("found an empty list", "expected at least one time");
        }
        return new DurationDistribution.Empirical(Fields.elements(context.problems(), item, Scalars::duration));
    }
}
