package org.listenq.scenarios.study;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.io.Resources;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The studies that come with ListenQ, by names such as {@code studies/burst-by-backlog}. */
public final class StudyLibrary {

    private static final String FOLDER = "/org/listenq/";
    private static final ImmutableList<String> NAMES = Splitter.on('\n')
            .trimResults()
            .omitEmptyStrings()
            .splitToStream(resource("studies/index.txt"))
            .collect(ImmutableList.toImmutableList());

    private StudyLibrary() {}

    /** All names, in order. */
    public static ImmutableList<String> list() {
        return NAMES;
    }

    /** Returns the file called {@code name}, which is listed. */
    public static String text(String name) {
        return resource(name + ".yaml");
    }

    private static String resource(String name) {
        try {
            return Resources.toString(Resources.getResource(StudyLibrary.class, FOLDER + name), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
