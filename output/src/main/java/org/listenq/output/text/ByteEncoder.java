package org.listenq.output.text;

import com.google.common.base.Preconditions;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.listenq.core.trace.TraceRow;

/**
 * Writes text and numbers as UTF-8 through one buffer, without intermediate strings.
 *
 * <p>A failure of the stream comes out as {@link UncheckedIOException}, since rows arrive where none may be declared;
 * {@link #close()} throws it as it is.
 */
public final class ByteEncoder implements Closeable {

    private static final int CAPACITY = 1 << 16;
    private static final int LEAST = 64;
    private static final int REPLACEMENT = 0xFFFD;

    private byte[] buffer;
    private final OutputStream out;
    private int size;

    /** Writes to {@code out}, which it closes in the end. */
    public ByteEncoder(OutputStream out) {
        this(out, CAPACITY);
    }

    /** Does so with a buffer of {@code capacity} bytes, at least 64. */
    public ByteEncoder(OutputStream out, int capacity) {
        Preconditions.checkArgument(capacity >= LEAST, "a buffer of %s bytes", capacity);
        this.out = out;
        this.buffer = new byte[capacity];
    }

    /** Writes one ASCII character. */
    public ByteEncoder put(char ascii) {
        room(1);
        buffer[size++] = (byte) ascii;
        return this;
    }

    /** Writes bytes as they are. */
    public ByteEncoder put(byte[] bytes) {
        if (bytes.length > buffer.length) {
            flush();
            emit(bytes, bytes.length);
            return this;
        }
        room(bytes.length);
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
        return this;
    }

    /** Writes a whole number. */
    public ByteEncoder number(long value) {
        room(Digits.ROOM);
        size = Digits.number(buffer, size, value);
        return this;
    }

    /** Writes a time in nanoseconds as seconds with nine decimals. */
    public ByteEncoder seconds(long nanos) {
        room(Digits.ROOM);
        size = Digits.seconds(buffer, size, nanos);
        return this;
    }

    /** Writes what {@code template} says of {@code row}, which fits it. */
    public ByteEncoder row(RowTemplate template, TraceRow row) {
        room(template.room());
        size = template.write(row, buffer, size);
        return this;
    }

    /** Writes an IPv4 address. */
    public ByteEncoder address(int address) {
        number(address >>> 24).put('.').number((address >>> 16) & 255).put('.');
        return number((address >>> 8) & 255).put('.').number(address & 255);
    }

    /** Writes text; a lone surrogate becomes U+FFFD. */
    public ByteEncoder text(String text) {
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                put(c);
            } else {
                int point = text.codePointAt(i);
                i += Character.charCount(point) - 1;
                codePoint(point);
            }
        }
        return this;
    }

    /** Writes one character of any kind. */
    public ByteEncoder codePoint(int given) {
        int point = given >= Character.MIN_SURROGATE && given <= Character.MAX_SURROGATE ? REPLACEMENT : given;
        room(4);
        if (point < 0x80) {
            buffer[size++] = (byte) point;
        } else if (point < 0x800) {
            buffer[size++] = (byte) (0xC0 | (point >> 6));
            tail(point, 0);
        } else if (point < 0x10000) {
            buffer[size++] = (byte) (0xE0 | (point >> 12));
            tail(point, 6);
        } else {
            buffer[size++] = (byte) (0xF0 | (point >> 18));
            tail(point, 12);
        }
        return this;
    }

    private void tail(int point, int firstShift) {
        for (int shift = firstShift; shift >= 0; shift -= 6) {
            buffer[size++] = (byte) (0x80 | ((point >> shift) & 0x3F));
        }
    }

    private void room(int bytes) {
        if (size + bytes > buffer.length) {
            flush();
            if (bytes > buffer.length) {
                buffer = new byte[bytes];
            }
        }
    }

    /** Hands to the stream what is buffered. */
    public void flush() {
        int bytes = size;
        size = 0;
        emit(buffer, bytes);
    }

    private void emit(byte[] bytes, int count) {
        try {
            out.write(bytes, 0, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes what is left and closes the stream, whether or not the writing succeeds. */
    @Override
    public void close() throws IOException {
        try (out) {
            flush();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
