package org.listenq.runner.execution;

import java.io.IOException;
import java.io.InputStream;
import org.listenq.output.capture.CapturedSyns;
import org.listenq.scenarios.ArrivalFile;

/** The reader of captures for scenarios whose clients come from one. */
public final class Captures implements ArrivalFile {

    @Override
    public Syns read(InputStream capture, int port) throws IOException {
        CapturedSyns syns = CapturedSyns.read(capture, port);
        return new Syns(syns.times(), syns.roundTrips());
    }
}
