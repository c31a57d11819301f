package org.listenq.scenarios.swarm;

import static org.listenq.scenarios.swarm.Chance.map;

import java.util.Map;

/** Networks by chance. */
final class SwarmWeather {

    private final Chance chance;

    SwarmWeather(Chance chance) {
        this.chance = chance;
    }

    /** Any network; what it drops by name it may drop from the clients {@code group}. */
    Map<String, Object> network(String group) {
        Map<String, Object> network = directions();
        if (chance.oneIn(3)) {
            network.put("drop", chance.list(1, 3, () -> drop(group)));
        }
        return network;
    }

    /** The keys of both directions, and what differs in one of them. */
    Map<String, Object> directions() {
        Map<String, Object> network = direction();
        if (chance.oneIn(4)) {
            network.put(chance.pick("to-server", "to-client"), direction());
        }
        return network;
    }

    private Map<String, Object> direction() {
        Map<String, Object> keys = map("delay", distribution(100));
        if (chance.oneIn(3)) {
            keys.put("loss", chance.oneIn(2) ? chance.share(300) : gilbertElliott());
        }
        if (chance.oneIn(5)) {
            keys.put("blackouts", chance.list(1, 2, this::window));
        }
        if (chance.oneIn(4)) {
            keys.put("reorder", map("probability", chance.share(200), "extra", distribution(30)));
        }
        if (chance.oneIn(4)) {
            keys.put("duplicate", map("probability", chance.share(200), "extra", distribution(30)));
        }
        if (chance.oneIn(6)) {
            keys.put("bandwidth", map("rate", chance.from(1, 900) + "kbit/s", "queue", chance.from(0, 20)));
        }
        if (chance.oneIn(3)) {
            keys.put("overtaking", true);
        }
        return keys;
    }

    private Map<String, Object> gilbertElliott() {
        return map(
                "gilbert-elliott",
                map("good-to-bad", chance.share(100), "bad-to-good", chance.share(900), "loss-in-good", "0.5%"));
    }

    private Map<String, Object> window() {
        return map("at", chance.time(5000), "for", chance.positiveTime(3000));
    }

    private Map<String, Object> drop(String group) {
        return map(
                "kind",
                chance.pick("any", "SYN", "SYN-ACK", "ACK", "DATA", "FIN", "RST"),
                "nth",
                chance.oneIn(3) ? "all" : chance.list(1, 3, () -> chance.from(1, 4)),
                "client",
                chance.pick("all", group, group + "/1"),
                "direction",
                chance.pick("both", "to-server", "to-client"));
    }

    /** A distribution of times of about up to {@code most} milliseconds. */
    Object distribution(int most) {
        return switch (chance.from(0, 7)) {
            case 0 -> map("uniform", java.util.List.of("1ms", 1 + chance.from(0, most) + "ms"));
            case 1 -> map("normal", map("mean", chance.positiveTime(most), "sd", chance.positiveTime(most)));
            case 2 -> map("lognormal", map("median", chance.positiveTime(most), "sigma", 0.5));
            case 3 -> map("exponential", map("mean", chance.from(2, 1 + most) + "ms", "min", "1ms"));
            case 4 -> map("pareto", map("min", "1ms", "shape", 2.5));
            case 5 -> map("empirical", chance.list(1, 4, () -> chance.time(most)));
            default -> chance.time(most);
        };
    }
}
