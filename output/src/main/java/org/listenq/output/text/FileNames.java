package org.listenq.output.text;

import com.google.common.collect.ImmutableList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of files made from names of a user's choice: never a path, never twice the same. */
public final class FileNames {

    private static final int LONGEST = 80;

    private FileNames() {}

    /** Returns a name for each of {@code names}, with {@code _} for whatever is no letter, digit, dot, dash. */
    public static ImmutableList<String> of(List<String> names) {
        Set<String> used = new HashSet<>();
        ImmutableList.Builder<String> all = ImmutableList.builder();
        for (String name : names) {
            String plain = plain(name);
            String unique = plain;
            for (int n = 2; !used.add(unique.toLowerCase(Locale.ROOT)); n++) {
                unique = plain + "-" + n;
            }
            all.add(unique);
        }
        return all.build();
    }

    private static String plain(String name) {
        StringBuilder plain = new StringBuilder();
        name.codePoints().limit(LONGEST).forEach(point -> plain.append(isPlain(point) ? (char) point : '_'));
        boolean hidden = plain.isEmpty() || plain.charAt(0) == '.';
        return hidden ? "_" + plain : plain.toString();
    }

    private static boolean isPlain(int point) {
        return (point >= 'a' && point <= 'z')
                || (point >= 'A' && point <= 'Z')
                || (point >= '0' && point <= '9')
                || point == '.'
                || point == '-'
                || point == '_';
    }
}
