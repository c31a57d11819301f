package org.listenq.output.table;

import java.util.TreeMap;
import org.listenq.core.trace.Counter;
import org.listenq.core.trace.LinuxCounters;
import org.listenq.output.text.ByteEncoder;

/** {@code nstat -az} of iproute2: the counters that the model keeps, those at zero included. */
final class NstatText implements StateText {

    @Override
    public void print(int host, HostStates states, ByteEncoder out) {
        out.text("#kernel\n");
        TreeMap<String, Long> counters = new TreeMap<>();
        for (Counter counter : LinuxCounters.all()) {
            counters.put(counter.name(), 0L);
        }
        counters.putAll(states.counters(host));
        counters.forEach((name, value) -> out.text(StateText.left(name, 32))
                .text(StateText.left(value.toString(), 19))
                .text("0.0\n"));
    }
}
