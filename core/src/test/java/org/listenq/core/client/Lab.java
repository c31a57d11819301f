package org.listenq.core.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.listenq.core.client.stack.ClientStacks;
import org.listenq.core.fixture.FakeServer;
import org.listenq.core.fixture.TestWorld;
import org.listenq.core.fixture.Wire;
import org.listenq.core.segment.ConnectResult;
import org.listenq.core.segment.EndState;
import org.listenq.core.settings.Settings;

/** A group of clients, a fake server and two wires. */
final class Lab {

    /** What a connection's row would say. */
    record Row(
            int label, int client, int attempt, ConnectResult result, long calledAt, long returnedAt, EndState end) {}

    final TestWorld test;
    final Wire up;
    final Wire down;
    final FakeServer server;
    final ClientPopulation clients;
    final List<Row> table = new ArrayList<>();

    Lab(GroupPlan plan, long roundTrip) {
        this(plan, roundTrip, 1);
    }

    Lab(GroupPlan plan, long roundTrip, long seed) {
        test = new TestWorld(seed);
        up = new Wire(test.world, roundTrip / 2);
        down = new Wire(test.world, roundTrip / 2);
        server = new FakeServer(test.world, down);
        clients = new ClientPopulation(test.world, plan, up);
        up.to(server);
        down.to(clients);
        test.onRetire(c -> {
            table.add(new Row(
                    c.label(), c.client(), c.attempt(), c.result(), c.calledAt(), c.returnedAt(), c.clientEnd()));
            clients.retired(c);
        });
        clients.start();
    }

    static ClientStack stack(String name, Map<String, Long> settings) {
        ClientStack.Provider provider = ClientStacks.find(name).orElseThrow();
        return provider.create(Settings.of(provider.settings(), settings));
    }

    static ClientStack linux() {
        return stack("linux-6.18", Map.of());
    }

    static GroupPlan one() {
        return GroupPlan.of("one", 0, ArrivalProcess.atOnce(0, 1), linux(), 80);
    }

    /** Runs until nothing is left to do. */
    Lab runAll() {
        test.scheduler.runAll();
        return this;
    }

    Lab run(double seconds) {
        test.scheduler.run(TestWorld.seconds(seconds));
        return this;
    }

    List<Long> synTimes() {
        return up.times(s -> (s.flags() & 2) != 0);
    }

    Row only() {
        if (table.size() != 1) {
            throw new AssertionError(table);
        }
        return table.get(0);
    }
}
