package org.listenq.output.capture;

import com.google.common.base.Splitter;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.listenq.core.segment.SynOptions;
import org.listenq.output.text.Fragment;

/** The options of a SYN or SYN-ACK as bytes, a multiple of four, whose time stamps are to be filled in. */
final class OptionBytes {

    private static final Splitter NAMES = Splitter.on(',').trimResults().omitEmptyStrings();
    private static final Set<String> PADDING = Set.of("nop", "eol");
    private static final int WORD = 4;

    /** No options at all. */
    static final OptionBytes NONE = new OptionBytes(new byte[0], -1);

    private final Fragment bytes;
    private final int timestampsAt;

    private OptionBytes(byte[] bytes, int timestampsAt) {
        this.bytes = new Fragment(bytes);
        this.timestampsAt = timestampsAt;
    }

    /** Writes them to {@code to} from {@code at} on, perhaps with zeros behind, and returns where they end. */
    int write(byte[] to, int at) {
        return bytes.write(to, at);
    }

    /** Where the value of the time stamp option stands, or -1. */
    int timestampsAt() {
        return timestampsAt;
    }

    /** Returns what a system sends that has {@code options}, with or without time stamps. */
    static OptionBytes syn(SynOptions options, boolean timestamps) {
        return encode(names(options, timestamps), options);
    }

    /**
     * Returns what it answers to a SYN with {@code offered}: only what was offered. Where something is left out, each
     * other option is aligned by itself.
     */
    static OptionBytes synAck(SynOptions options, SynOptions offered, boolean timestamps, boolean cookie) {
        List<String> order = names(options, timestamps);
        List<String> peer = names(offered, timestamps);
        boolean rest = !cookie || keptByCookie(options, timestamps);
        List<String> kept = new ArrayList<>(order);
        kept.removeIf(name -> isNegotiated(name) && !(rest && peer.contains(name)));
        return encode(kept.equals(order) ? order : aligned(kept), options);
    }

    /** Whether both of them scale their windows. */
    static boolean scales(SynOptions one, SynOptions other, boolean timestamps, boolean cookie, SynOptions server) {
        return names(one, timestamps).contains("ws")
                && names(other, timestamps).contains("ws")
                && (!cookie || keptByCookie(server, timestamps));
    }

    private static boolean keptByCookie(SynOptions options, boolean timestamps) {
        return options.cookie() == SynOptions.Cookie.ALL
                || (options.cookie() == SynOptions.Cookie.WITH_TIMESTAMPS && timestamps);
    }

    private static boolean isNegotiated(String name) {
        return name.equals("ws") || name.equals("sok");
    }

    private static List<String> names(SynOptions options, boolean timestamps) {
        return NAMES.splitToList(timestamps ? options.order() : options.orderWithoutTimestamps());
    }

    private static List<String> aligned(List<String> names) {
        List<String> aligned = new ArrayList<>();
        for (String name : names) {
            if (name.equals("ws")) {
                aligned.add("nop");
            } else if (name.equals("sok") || name.equals("ts")) {
                aligned.add("nop");
                aligned.add("nop");
            }
            if (!PADDING.contains(name)) {
                aligned.add(name);
            }
        }
        return aligned;
    }

    private static OptionBytes encode(List<String> names, SynOptions options) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int timestampsAt = -1;
        for (String name : names) {
            if (name.equals("ts")) {
                timestampsAt = bytes.size() + 2;
            }
            bytes.writeBytes(option(name, options));
        }
        while (bytes.size() % WORD != 0) {
            bytes.write(0);
        }
        return new OptionBytes(bytes.toByteArray(), timestampsAt);
    }

    /** Kinds and lengths: RFC 9293 section 3.2, RFC 7323 section 2.2 and 3.2, RFC 2018 section 2. */
    private static byte[] option(String name, SynOptions options) {
        return switch (name) {
            case "mss" -> new byte[] {2, 4, (byte) (options.mss() >> 8), (byte) options.mss()};
            case "ws" -> new byte[] {3, 3, (byte) options.windowScale()};
            case "sok" -> new byte[] {4, 2};
            case "ts" -> new byte[] {8, 10, 0, 0, 0, 0, 0, 0, 0, 0};
            case "nop" -> new byte[] {1};
            case "eol" -> new byte[] {0};
            default -> throw new IllegalArgumentException("no TCP option is called " + name);
        };
    }
}
