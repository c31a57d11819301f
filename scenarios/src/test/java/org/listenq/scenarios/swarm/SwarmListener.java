package org.listenq.scenarios.swarm;

import static org.listenq.scenarios.swarm.Chance.map;

import java.util.List;
import java.util.Map;

/** Listening sockets by chance. */
final class SwarmListener {

    private final Chance chance;

    SwarmListener(Chance chance) {
        this.chance = chance;
    }

    /** Everything but name and port. */
    Map<String, Object> keys() {
        Map<String, Object> keys = map("backlog", chance.oneIn(8) ? -1 : chance.from(0, 12));
        if (chance.oneIn(5)) {
            keys.put("sockets", chance.from(2, 4));
        }
        keys.put("accept", accept());
        if (chance.oneIn(5)) {
            keys.put("pauses", List.of(pause(0), pause(7000)).subList(0, chance.from(1, 2)));
        }
        keys.put("app", app());
        if (chance.oneIn(4)) {
            closing(keys);
        }
        if (chance.oneIn(6)) {
            keys.put("options", map(chance.pick("syncnt"), chance.from(1, 6)));
        } else if (chance.oneIn(6)) {
            keys.put("options", map("defer-accept", chance.from(1, 20) + "s"));
        }
        return keys;
    }

    private Map<String, Object> pause(int from) {
        return map("at", from + chance.from(0, 3999) + "ms", "for", chance.positiveTime(3000));
    }

    private void closing(Map<String, Object> keys) {
        int at = chance.from(1, 5000);
        if (chance.oneIn(2)) {
            keys.put("relisten", chance.list(1, 1, () -> map("at", at + "ms", "backlog", chance.from(0, 12))));
            return;
        }
        keys.put("close", map("at", at + "ms"));
        if (chance.oneIn(2)) {
            keys.put("reopen", map("at", at + chance.from(1, 4000) + "ms", "backlog", chance.from(0, 5)));
        }
    }

    private Object accept() {
        return switch (chance.from(0, 6)) {
            case 0 -> "never";
            case 1 -> "at-once";
            case 2 -> map("after", chance.time(20_000), "max", chance.from(1, 30));
            case 3 -> map("after", chance.time(9000), "then", map("every", chance.positiveTime(1000)));
            case 4 -> map("at", chance.list(1, 6, () -> chance.time(9000)));
            case 5 -> map("every", chance.positiveTime(500), "from", chance.time(4000));
            default -> workers();
        };
    }

    private Map<String, Object> workers() {
        return map(
                "workers",
                chance.from(1, 4),
                "service",
                new SwarmWeather(chance).distribution(200),
                "wake",
                chance.pick("fifo", "lifo", "random"),
                "per-turn",
                chance.from(1, 3));
    }

    private Object app() {
        return chance.pick(
                "hold", "close", map("reply", chance.from(0, 4000) + "B", "request", chance.from(1, 100) + "B"));
    }
}
