package example;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.listenq.core.trace.TraceRow;
import org.listenq.output.trace.TraceFormat;
import org.listenq.output.trace.TraceWriter;

/** Writes the kind of each event, one a line. */
public final class Kinds implements TraceFormat {

    @Override
    public String name() {
        return "kinds";
    }

    @Override
    public String suffix() {
        return "kinds.txt";
    }

    @Override
    public TraceWriter open(OutputStream out) {
        PrintStream text = new PrintStream(out, false, StandardCharsets.UTF_8);
        return new TraceWriter() {
            @Override
            public void accept(TraceRow row) {
                text.print(row.kind() + "\n");
            }

            @Override
            public void close() throws IOException {
                text.close();
                if (text.checkError()) {
                    throw new IOException("the trace could not be written");
                }
            }
        };
    }
}
