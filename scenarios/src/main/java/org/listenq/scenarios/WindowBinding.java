package org.listenq.scenarios;

import java.time.Duration;
import org.listenq.core.engine.Distributions;
import org.listenq.scenarios.value.Window;
import org.listenq.scenarios.yaml.Mapping;

/** Reads a span of time: {@code {from: 1s, to: 4s}} or {@code {at: 1s, for: 3s}}. */
record WindowBinding(Context context) implements Item.Reader<Window> {

    @Override
    public Window read(Item item) {
        Mapping written = item.mapping("expected {from: .., to: ..} or {at: .., for: ..}");
        if (written.get("from").isPresent() && written.get("for").isPresent()) {
            throw Refusal.of("found from and for", "expected {from: .., to: ..} or {at: .., for: ..}");
        }
        return Form.of(item, "", "from", "at").equals("from")
                ? ends(context.fields(item, "window"))
                : length(context.fields(item, "window-for"));
    }

    private static Window ends(Fields fields) {
        Window window = new Window(fields.get("from", Scalars::duration), fields.get("to", Scalars::duration));
        if (window.to().compareTo(window.from()) <= 0 && !fields.problems().doubt(fields.path())) {
            fields.refuse(
                    "to", Units.text(window.to()) + " is not after 'from'", "from is " + Units.text(window.from()));
        }
        return window;
    }

    private static Window length(Fields fields) {
        Duration from = fields.get("at", Scalars::duration);
        Duration length = fields.get("for", Scalars::positiveDuration);
        if (from.plus(length).toNanos() > Distributions.LONGEST) {
            fields.refuse("for", "ends after 36 years", "expected a shorter time");
            return new Window(from, from);
        }
        return new Window(from, from.plus(length));
    }
}
