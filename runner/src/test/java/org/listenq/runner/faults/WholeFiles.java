package org.listenq.runner.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.listenq.output.capture.CaptureReader;

/** Reads every file below a folder to its end, as that kind of file has one. */
final class WholeFiles {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private WholeFiles() {}

    /** Returns the files under final names below {@code folder}; journals and hidden files are none. */
    static List<Path> in(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !name(file).startsWith("."))
                    .filter(file -> !name(file.getParent()).equals("journal"))
                    .sorted()
                    .toList();
        }
    }

    /** Returns what is left below {@code folder} of files that never got their names. */
    static List<Path> parts(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> name(file).endsWith(".part")).sorted().toList();
        }
    }

    /** Fails unless each file below {@code folder} is whole; returns how many there are. */
    static int check(Path folder) throws IOException {
        List<Path> files = in(folder);
        for (Path file : files) {
            byte[] bytes = Files.readAllBytes(file);
            check(file, name(file), bytes);
        }
        return files.size();
    }

    /** Returns the bytes of each file below {@code folder} by its name. */
    static Map<String, String> contents(Path folder) throws IOException {
        return in(folder).stream()
                .collect(Collectors.toMap(
                        file -> folder.relativize(file).toString(), WholeFiles::text, (a, b) -> a, TreeMap::new));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void check(Path file, String name, byte[] bytes) throws IOException {
        String suffix = name.substring(name.lastIndexOf('.') + 1);
        switch (suffix) {
            case "gz" -> check(file, name.substring(0, name.length() - 3), unzipped(bytes));
            case "csv" -> table(file, bytes);
            case "json" ->
                assertThat(JSON.readTree(bytes).isObject()).as("%s", file).isTrue();
            case "jsonl" -> lines(file, bytes).forEach(line -> object(file, line));
            case "pcapng" -> packets(file, bytes);
            case "html" -> ends(file, bytes, "</html>");
            case "svg" -> ends(file, bytes, "</svg\n>");
            case "png" ->
                assertThat(latin(bytes)).as("%s", file).startsWith("\u0089PNG").contains("IEND");
            case "yaml", "md", "tex", "gp" ->
                assertThat(lines(file, bytes)).as("%s", file).isNotEmpty();
            case "log" -> lines(file, bytes);
            default -> throw new AssertionError(file + ": nobody knows what its end looks like");
        }
    }

    /** Every row of a table has as many cells as its head, as far as a reader of commas alone can tell. */
    private static void table(Path file, byte[] bytes) {
        List<String> rows = lines(file, bytes);
        assertThat(rows).as("%s", file).isNotEmpty();
        long cells = cells(rows.get(0));
        assertThat(rows).as("%s", file).allMatch(row -> row.indexOf('"') >= 0 || cells(row) == cells);
    }

    private static long cells(String row) {
        return row.chars().filter(c -> c == ',').count();
    }

    private static List<String> lines(Path file, byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        assertThat(text.isEmpty() || text.endsWith("\n"))
                .as("%s ends with a line", file)
                .isTrue();
        return text.lines().toList();
    }

    private static void object(Path file, String line) {
        try {
            assertThat(JSON.readTree(line).isObject()).as("%s", file).isTrue();
        } catch (IOException e) {
            throw new AssertionError(file + ": " + line, e);
        }
    }

    private static void packets(Path file, byte[] bytes) throws IOException {
        AtomicLong packets = new AtomicLong();
        CaptureReader.read(new ByteArrayInputStream(bytes), (nanos, type, packet, length) -> packets.incrementAndGet());
        assertThat(packets.get()).as("%s", file).isPositive();
    }

    private static byte[] unzipped(byte[] bytes) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    private static void ends(Path file, byte[] bytes, String end) {
        byte[] last = Arrays.copyOfRange(bytes, Math.max(0, bytes.length - 100), bytes.length);
        assertThat(latin(last).strip()).as("%s", file).endsWith(end);
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
