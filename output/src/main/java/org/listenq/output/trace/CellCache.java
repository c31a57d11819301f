package org.listenq.output.trace;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.listenq.output.text.ByteEncoder;

/**
 * The finished cells of one text column, by identity of the text: most texts of a trace are constants.
 *
 * <p>A text is encoded for keeps when it comes for the second time in a row at its place, so texts built for one row
 * cost nothing here. What is kept is never given up: two constants that want one place would make each other pay.
 */
final class CellCache {

    private static final int PLACES = 64;

    private final @Nullable String[] texts = new @Nullable String[PLACES];
    private final byte[] @Nullable [] cells = new byte[PLACES] @Nullable [];
    private final BiConsumer<ByteEncoder, String> encoding;

    /** Keeps what {@code encoding} writes. */
    CellCache(BiConsumer<ByteEncoder, String> encoding) {
        this.encoding = encoding;
    }

    @SuppressWarnings("ReferenceEquality") // a hit must be the same object, or comparing would cost what encoding costs
    void write(ByteEncoder out, String text) {
        int place = (text.hashCode() * 0x9E3779B9) >>> 26;
        if (texts[place] != text) {
            if (cells[place] == null) {
                texts[place] = text;
            }
            encoding.accept(out, text);
            return;
        }
        byte[] cell = cells[place];
        if (cell == null) {
            cell = encoded(text);
            cells[place] = cell;
        }
        out.put(cell);
    }

    private byte[] encoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ByteEncoder encoder = new ByteEncoder(bytes, 64)) {
            encoding.accept(encoder, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
