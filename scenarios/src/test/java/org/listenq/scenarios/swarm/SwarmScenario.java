package org.listenq.scenarios.swarm;

import static org.listenq.scenarios.swarm.Chance.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.listenq.core.settings.Setting;
import org.listenq.scenarios.assembly.CoreSystems;

/** A scenario made by chance out of everything that a scenario can say, as the tree of its YAML text. */
final class SwarmScenario {

    private static final CoreSystems SYSTEMS = new CoreSystems();

    private final Chance chance;
    private final SwarmWeather weather;
    private final List<String> listeners = new ArrayList<>();

    private SwarmScenario(long seed) {
        this.chance = new Chance(seed);
        this.weather = new SwarmWeather(chance);
    }

    /** Returns the scenario of {@code seed}. */
    static Map<String, Object> of(long seed) {
        return new SwarmScenario(seed).scenario(seed);
    }

    private Map<String, Object> scenario(long seed) {
        Map<String, Object> server = server();
        Map<String, Object> scenario = map("name", "swarm-" + seed);
        List<Object> clients = new ArrayList<>();
        int groups = chance.from(1, 3);
        for (int i = 0; i < groups; i++) {
            clients.add(client("g" + i));
        }
        scenario.put("clients", clients);
        scenario.put("network", weather.network("g0"));
        scenario.put("server", server);
        if (chance.oneIn(2)) {
            scenario.put("timers", wheel());
        }
        if (chance.oneIn(3)) {
            scenario.put("cookie-phase", chance.from(0, 59_999) + "ms");
        }
        scenario.put("run", map("duration", chance.from(31, 200) + "s", "seed", seed));
        if (chance.oneIn(4)) {
            scenario.put("netstat", map("at", chance.list(1, 3, () -> chance.time(30_000))));
        }
        return scenario;
    }

    private Object wheel() {
        return chance.oneIn(2)
                ? "linux-wheel"
                : map("linux-wheel", map("hz", chance.pick(100, 250, 1000), "phase", chance.time(4000)));
    }

    private Map<String, Object> server() {
        String policy = chance.pick(List.copyOf(SYSTEMS.policies().asList()));
        Map<String, Object> server = map("policy", policy);
        putIfAny(server, "settings", settings(SYSTEMS.policySettings(policy)));
        if (chance.oneIn(5)) {
            server.put("costs", map("syn", chance.time(2), "accept", chance.time(5), "request", chance.time(10)));
        }
        int count = chance.oneIn(4) ? chance.from(2, 3) : 1;
        List<Object> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            listeners.add("l" + i);
            Map<String, Object> listener = map("name", "l" + i, "port", 8000 + i);
            listener.putAll(new SwarmListener(chance).keys());
            all.add(listener);
        }
        server.put("listeners", all);
        return server;
    }

    private Map<String, Object> settings(List<Setting> declared) {
        Map<String, Object> settings = map();
        for (Setting setting : declared) {
            if (chance.oneIn(6)) {
                settings.put(setting.name(), setting(setting));
            }
        }
        return settings;
    }

    /** Mostly a value near the ends of what makes sense, now and then any value. */
    private long setting(Setting setting) {
        long most = chance.oneIn(4) ? setting.max() : Math.min(setting.max(), Math.max(setting.min(), 64));
        return chance.oneIn(3) ? chance.pick(setting.min(), setting.max()) : chance.from(setting.min(), most);
    }

    private Map<String, Object> client(String name) {
        Map<String, Object> client = map("name", name);
        String kind = chance.pick("normal", "normal", "normal", "never-answers", "syn-flood");
        client.put("kind", kind);
        client.putAll(arrivals());
        if (chance.oneIn(12)) {
            client.put("port", chance.pick(8000, 9));
        } else {
            client.put("listener", chance.pick(listeners));
        }
        if (chance.oneIn(4)) {
            client.put("network", weather.directions());
        }
        if (!kind.equals("syn-flood")) {
            client.putAll(behaviour());
        }
        return client;
    }

    private Map<String, Object> arrivals() {
        return switch (chance.from(0, 3)) {
            case 0 -> map("arrivals", "at-once", "count", chance.from(1, 40));
            case 1 -> map("arrivals", map("at", chance.list(1, 8, () -> chance.time(3000))));
            case 2 ->
                map(
                        "arrivals",
                        map("every", chance.positiveTime(100), "from", chance.time(2000)),
                        "count",
                        chance.from(1, 40));
            default ->
                map(
                        "arrivals",
                        map("poisson", chance.from(1, 200) + "/s", "from", chance.time(500)),
                        "count",
                        chance.from(1, 60));
        };
    }

    private Map<String, Object> behaviour() {
        String stack = chance.pick(List.copyOf(SYSTEMS.stacks().asList()));
        Map<String, Object> keys = map("stack", stack);
        putIfAny(keys, "settings", settings(SYSTEMS.stackSettings(stack)));
        if (chance.oneIn(8)
                && SYSTEMS.stackSettings(stack).stream()
                        .anyMatch(setting -> setting.name().equals("TCP_SYNCNT"))) {
            keys.put("options", map("syncnt", chance.from(1, 7)));
        }
        if (chance.oneIn(2)) {
            keys.put("send", chance.oneIn(2) ? chance.from(1, 5000) + "B" : chance.list(1, 3, this::send));
        }
        if (chance.oneIn(4)) {
            keys.put(
                    chance.pick("close", "abort"),
                    chance.oneIn(2) ? map("after", chance.time(8000)) : map("at", chance.from(5000, 20_000) + "ms"));
        }
        keys.putAll(session());
        return keys;
    }

    private Map<String, Object> send() {
        return map("bytes", chance.from(1, 3000) + "B", "after", chance.time(3000));
    }

    private Map<String, Object> session() {
        Map<String, Object> keys = map();
        if (chance.oneIn(6)) {
            keys.put("connect-timeout", chance.positiveTime(20_000));
        }
        if (chance.oneIn(3)) {
            keys.put("connects", chance.from(1, 4));
            keys.put("think", weather.distribution(500));
        }
        if (chance.oneIn(4)) {
            keys.put("retry", map("initial", chance.positiveTime(900), "factor", 2, "cap", "4s", "attempts", 3));
        }
        if (chance.oneIn(6)) {
            keys.put("await-reply", true);
        }
        return keys;
    }

    private static void putIfAny(Map<String, Object> into, String key, Map<String, Object> values) {
        if (!values.isEmpty()) {
            into.put(key, values);
        }
    }
}
