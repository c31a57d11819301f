package org.listenq.output.difference;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.listenq.output.text.CsvCells;

/** Who opened each connection of a run, from its table of connections. */
final class ClientNames {

    private ClientNames() {}

    /** Returns names such as {@code burst 4} or {@code web 2, connect 3}, by the number of the connection. */
    static Map<Long, String> read(Path folder) throws IOException {
        Map<Long, String> names = new HashMap<>();
        Path table = folder.resolve("connections.csv");
        if (Files.exists(table)) {
            try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(table)) {
                rows.forEach(row -> names.put(Long.valueOf(row.getField("conn_id")), name(row)));
            }
        }
        return names;
    }

    private static String name(NamedCsvRecord row) {
        String attempt = row.getField("attempt");
        return CsvCells.undefused(row.getField("group")) + " " + row.getField("client")
                + (attempt.equals("1") ? "" : ", connect " + attempt);
    }
}
