package org.listenq.runner.size;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Optional;
import org.listenq.output.study.Erlang;
import org.listenq.scenarios.value.Accept;
import org.listenq.scenarios.value.Arrivals;
import org.listenq.scenarios.value.ClientGroup;
import org.listenq.scenarios.value.ClientKind;
import org.listenq.scenarios.value.DurationDistribution;
import org.listenq.scenarios.value.Listener;
import org.listenq.scenarios.value.Scenario;
import org.listenq.scenarios.value.Window;

/** What simple arithmetic says of a scenario, to stand beside what was simulated. */
public final class Bounds {

    private static final double SECOND = 1e9;
    private static final MathContext SHORT = new MathContext(4);

    private final Scenario scenario;

    private Bounds(Scenario scenario) {
        this.scenario = scenario;
    }

    /** Clients that come over a time. */
    private record Wave(String name, double count, double seconds) {

        double rate() {
            return seconds == 0 ? Double.POSITIVE_INFINITY : count / seconds;
        }
    }

    /** Returns the sentences that apply to {@code scenario}. */
    public static ImmutableList<String> of(Scenario scenario) {
        return new Bounds(scenario).sentences();
    }

    private ImmutableList<String> sentences() {
        ImmutableList.Builder<String> all = ImmutableList.builder();
        for (ClientGroup group : scenario.clients()) {
            Optional<Wave> wave = group.kind() == ClientKind.NORMAL ? wave(group) : Optional.empty();
            wave.ifPresent(found -> scenario.server().listeners().forEach(listener -> sentences(found, listener, all)));
        }
        return all.build();
    }

    private static void sentences(Wave wave, Listener listener, ImmutableList.Builder<String> all) {
        double rate = acceptRate(listener) * listener.sockets();
        double peak = wave.count - (rate * wave.seconds);
        if (rate > 0 && wave.rate() > rate && peak > 1) {
            all.add("peak queue = burst - accept rate x time: " + number(wave.count) + " - " + number(rate) + "/s x "
                    + number(wave.seconds) + " s = " + number(peak) + ", so backlog " + number(Math.ceil(peak) - 1)
                    + " if it holds backlog + 1 and nobody is to wait");
        }
        for (Window pause : listener.pauses()) {
            double seconds = seconds(pause.to().minus(pause.from()));
            if (wave.rate() < Double.POSITIVE_INFINITY) {
                all.add("peak queue = rate x pause: " + number(wave.rate()) + "/s x " + number(seconds) + " s = "
                        + number(wave.rate() * seconds) + ", so backlog "
                        + number(Math.ceil(wave.rate() * seconds) - 1) + " if it holds backlog + 1");
            }
        }
        erlang(wave, listener).ifPresent(all::add);
    }

    private static Optional<String> erlang(Wave wave, Listener listener) {
        if (!(listener.accept() instanceof Accept.Workers workers) || wave.seconds == 0) {
            return Optional.empty();
        }
        double service = mean(workers.time());
        int count = workers.count() * listener.sockets();
        double load = wave.rate() * service;
        if (service == 0 || Double.isNaN(service)) {
            return Optional.empty();
        }
        return Optional.of("offered load = " + number(wave.rate()) + "/s x " + number(service) + " s = " + number(load)
                + " workers of " + count + (load >= count ? ": the queue grows without end" : "")
                + "; Erlang B: without any queue " + number(100 * Erlang.blocking(load, count))
                + " % would find all of them busy");
    }

    private static Optional<Wave> wave(ClientGroup group) {
        double limit = group.count().isPresent() ? group.count().getAsInt() : Double.POSITIVE_INFINITY;
        if (group.arrivals() instanceof Arrivals.AtOnce) {
            return Optional.of(new Wave(group.name(), limit, 0));
        } else if (group.arrivals() instanceof Arrivals.Every every) {
            double interval = seconds(every.interval());
            double until =
                    every.until().map(end -> seconds(end.minus(every.from()))).orElse(Double.POSITIVE_INFINITY);
            double count = Math.min(limit, until / interval);
            return Optional.of(new Wave(group.name(), count, count * interval));
        } else if (group.arrivals() instanceof Arrivals.Poisson poisson) {
            double rate = poisson.rate().perSecond();
            double until = poisson.until()
                    .map(end -> seconds(end.minus(poisson.from())))
                    .orElse(Double.POSITIVE_INFINITY);
            double count = Math.min(limit, until * rate);
            return Double.isInfinite(count)
                    ? Optional.empty()
                    : Optional.of(new Wave(group.name(), count, count / rate));
        }
        return Optional.empty();
    }

    private static double acceptRate(Listener listener) {
        if (listener.accept() instanceof Accept.Every every) {
            return 1 / seconds(every.interval());
        } else if (listener.accept() instanceof Accept.Workers workers) {
            double service = mean(workers.time());
            return service > 0 ? workers.count() / service : 0;
        }
        return 0;
    }

    private static double mean(DurationDistribution distribution) {
        if (distribution instanceof DurationDistribution.Constant constant) {
            return seconds(constant.value());
        } else if (distribution instanceof DurationDistribution.Exponential exponential) {
            return seconds(exponential.mean());
        } else if (distribution instanceof DurationDistribution.Uniform uniform) {
            return (seconds(uniform.min()) + seconds(uniform.max())) / 2;
        }
        return Double.NaN;
    }

    private static double seconds(Duration time) {
        return time.toNanos() / SECOND;
    }

    private static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return "?";
        }
        BigDecimal rounded = new BigDecimal(value).round(SHORT).stripTrailingZeros();
        return (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString();
    }
}
