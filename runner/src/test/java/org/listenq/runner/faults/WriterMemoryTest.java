package org.listenq.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.listenq.core.engine.dsol.DsolExecutive;
import org.listenq.core.simulation.Simulation;
import org.listenq.core.trace.TraceRow;
import org.listenq.core.trace.TraceSink;
import org.listenq.output.trace.TraceFormats;
import org.listenq.output.trace.TraceWriter;
import org.listenq.scenarios.ScenarioReader;
import org.listenq.scenarios.assembly.CoreSystems;
import org.listenq.scenarios.assembly.ScenarioAssembler;

/** The writers of traces need as much memory for a long run as for a short one. */
class WriterMemoryTest {

    private static final String MANY = """
            name: many
            clients: [{name: c, count: 6000, arrivals: {poisson: 500/s}, send: 100B}]
            network: {delay: {uniform: [1ms, 5ms]}, loss: 2%}
            server: {policy: linux-6.18, backlog: 8, accept: {workers: 1, service: {exponential: {mean: 2ms}}}}
            run: {duration: 60s}
            """;

    @ParameterizedTest
    @ValueSource(strings = {"csv", "jsonl", "pcapng"})
    void writer_manyConnections_lessThanTwoBytesARow(String format) throws IOException {
        try (TraceWriter writer =
                TraceFormats.named(format, TraceFormats.BUILT_IN).open(OutputStream.nullOutputStream())) {
            Measured measured = new Measured(writer);
            Simulation.run(
                    DsolExecutive.create(),
                    ScenarioAssembler.plan(new ScenarioReader(new CoreSystems()).read("many.yaml", MANY), 0),
                    ImmutableList.of(measured));
            assertThat(measured.rows).isGreaterThan(50_000);
            assertThat((double) measured.bytes / measured.rows).isLessThan(2);
        }
    }

    /** Counts what a writer allocates, once it has seen the beginning. */
    private static final class Measured implements TraceSink {
        private static final long BEGINNING = 20_000;

        private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        private final TraceSink writer;
        private long seen;
        private long rows;
        private long bytes;

        Measured(TraceSink writer) {
            this.writer = writer;
        }

        @Override
        public long interests() {
            return writer.interests();
        }

        @Override
        public boolean wantsCounters() {
            return writer.wantsCounters();
        }

        @Override
        public void accept(TraceRow row) {
            long before = threads.getCurrentThreadAllocatedBytes();
            writer.accept(row);
            if (++seen > BEGINNING) {
                bytes += threads.getCurrentThreadAllocatedBytes() - before;
                rows++;
            }
        }
    }
}
