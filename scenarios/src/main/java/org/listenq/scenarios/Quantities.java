package org.listenq.scenarios;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import org.listenq.core.settings.Setting;
import org.listenq.scenarios.value.Quantity;
import org.listenq.scenarios.value.Rate;
import org.listenq.scenarios.yaml.Scalar;

/** Settings whose unit is a time, a share or a rate, as texts. */
final class Quantities {

    private static final int BILLIONTHS = 9;

    private Quantities() {}

    /** Reads the value of {@code setting}. */
    static long read(Item item, Setting setting) {
        BigDecimal value =
                switch (setting.unit()) {
                    case Setting.TIME ->
                        BigDecimal.valueOf(Scalars.duration(item).toNanos());
                    case Setting.SHARE -> whole(Scalars.share(item));
                    case Setting.RATE -> perSecond(Scalars.rate(item));
                    default -> {
                        String text = item.text("expected a whole number");
                        yield BigDecimal.valueOf(Units.integer(text, setting.min(), setting.max()));
                    }
                };
        if (value.compareTo(BigDecimal.valueOf(setting.min())) < 0
                || value.compareTo(BigDecimal.valueOf(setting.max())) > 0) {
            throw Refusal.of(Scalar.quoted(item.text("")) + " is out of range", "expected " + range(setting));
        }
        return value.longValueExact();
    }

    private static BigDecimal perSecond(Rate rate) {
        BigDecimal billion = rate.events().scaleByPowerOfTen(2 * BILLIONTHS);
        return billion.divide(BigDecimal.valueOf(rate.per().toNanos()), 0, RoundingMode.HALF_EVEN);
    }

    private static BigDecimal whole(BigDecimal number) {
        return number.scaleByPowerOfTen(BILLIONTHS).setScale(0, RoundingMode.HALF_EVEN);
    }

    private static String range(Setting setting) {
        return text(new Quantity(setting.min(), setting.unit()))
                + " to "
                + text(new Quantity(setting.max(), setting.unit()));
    }

    /** Writes a value so that it reads as itself. */
    static String text(Quantity quantity) {
        BigDecimal billionths = BigDecimal.valueOf(quantity.value(), BILLIONTHS);
        return switch (quantity.unit()) {
            case Setting.TIME -> Units.text(Duration.ofNanos(quantity.value()));
            case Setting.SHARE -> Units.percent(billionths);
            case Setting.RATE -> Units.plain(billionths) + "/s";
            default -> Long.toString(quantity.value());
        };
    }

    /** The name of the schema type of its text; empty for a plain number. */
    static String type(Setting setting) {
        return switch (setting.unit()) {
            case Setting.TIME -> "time";
            case Setting.SHARE -> "share";
            case Setting.RATE -> "rate";
            default -> "";
        };
    }
}
