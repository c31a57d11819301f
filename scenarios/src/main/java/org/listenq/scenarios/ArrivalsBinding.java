package org.listenq.scenarios;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.listenq.core.settings.Setting;
import org.listenq.scenarios.value.Arrivals;
import org.listenq.scenarios.yaml.Scalar;

/** Reads when the clients of a group arrive. */
record ArrivalsBinding(Context context) implements Item.Reader<Arrivals> {

    private static final ImmutableList<String> FORMS =
            ImmutableList.of("at-once", "at", "every", "poisson", "file", "capture");

    @Override
    public Arrivals read(Item item) {
        if (item.isScalar() && !item.is("at-once") && !((Scalar) item.node()).missing()) {
            Scalars.indexOf(item.text(""), ImmutableList.of("at-once"), expected());
        }
        if (item.is("at-once")) {
            return new Arrivals.AtOnce(Duration.ZERO);
        }
        ImmutableList<String> forms = forms();
        String form = Form.of(item, "at-once, ", forms.toArray(String[]::new));
        if (!FORMS.contains(form)) {
            Item inner = Form.alone(item, "", forms);
            ImmutableList<Setting> declared = context.systems().arrivalSettings(form);
            return new Arrivals.Plugin(new SettingsBinding(context.problems(), form, declared).provided(inner));
        }
        Fields fields = context.fields(item, "arrivals-" + form);
        return switch (form) {
            case "at-once" -> new Arrivals.AtOnce(fields.get(form, Scalars::duration));
            case "at" -> new Arrivals.At(times(fields));
            case "every" -> every(fields);
            case "poisson" -> poisson(fields);
            case "file" -> listed(fields);
            default -> captured(fields);
        };
    }

    private ImmutableList<String> forms() {
        return ImmutableList.<String>builder()
                .addAll(FORMS)
                .addAll(context.systems().arrivals())
                .build();
    }

    private String expected() {
        ImmutableList<String> forms = forms();
        int last = forms.size() - 1;
        return "expected at-once, {" + String.join(": ..}, {", forms.subList(0, last)) + ": ..} or {" + forms.get(last)
                + ": ..}";
    }

    private static ImmutableList<Duration> times(Fields fields) {
        ImmutableList<Duration> times = fields.list("at", Scalars::duration);
        if (times.isEmpty() && !fields.problems().doubt(fields.path() + ".at")) {
            fields.refuse("at", "found an empty list", "expected at least one time");
        }
        return times;
    }

    private static Arrivals every(Fields fields) {
        Arrivals.Every every = new Arrivals.Every(
                fields.get("every", Scalars::positiveDuration),
                fields.get("from", Scalars::duration),
                fields.optional("until", Scalars::duration));
        checkOrder(fields, every.from(), every.until());
        return every;
    }

    private static Arrivals poisson(Fields fields) {
        Arrivals.Poisson poisson = new Arrivals.Poisson(
                fields.get("poisson", Scalars::rate),
                fields.get("from", Scalars::duration),
                fields.optional("until", Scalars::duration));
        checkOrder(fields, poisson.from(), poisson.until());
        return poisson;
    }

    private Arrivals listed(Fields fields) {
        return fields.attempt("file", context::times)
                .<Arrivals>map(Arrivals.Listed::new)
                .orElseGet(() -> new Arrivals.AtOnce(Duration.ZERO));
    }

    private Arrivals captured(Fields fields) {
        Optional<Integer> port = fields.optional("port", Scalars::port);
        OptionalInt only = port.isPresent() ? OptionalInt.of(port.get()) : OptionalInt.empty();
        return fields.attempt("capture", item -> context.capture(item, only))
                .<Arrivals>map(captured -> captured)
                .orElseGet(() -> new Arrivals.AtOnce(Duration.ZERO));
    }

    private static void checkOrder(Fields fields, Duration from, Optional<Duration> until) {
        if (until.isPresent() && until.get().compareTo(from) <= 0) {
            fields.refuse("until", Units.text(until.get()) + " is not after 'from'", "from is " + Units.text(from));
        }
    }
}
