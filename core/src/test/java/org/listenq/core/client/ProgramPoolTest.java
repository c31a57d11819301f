package org.listenq.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.listenq.core.fixture.TestWorld;
import org.listenq.core.segment.Connection;

class ProgramPoolTest {

    private final ProgramPool pool = new ProgramPool();
    private final TestWorld test = new TestWorld();
    private final ClientHost host = new ClientHost(test.world, Lab.one(), segment -> {}, pool);

    /** Else a connection of a flood, used again, would give another group's program back a second time. */
    @Test
    void retiredConnection_askedFor_hasNoProgram() {
        Connection connection = test.open();
        Program program = pool.open(connection, host);
        assertThat(pool.of(connection)).isSameAs(program);
        pool.retired(connection);
        assertThat(pool.find(connection)).isNull();
        pool.retired(connection);
        assertThat(pool.open(test.open(), host)).isSameAs(program);
        assertThat(pool.open(test.open(), host)).isNotSameAs(program);
    }
}
