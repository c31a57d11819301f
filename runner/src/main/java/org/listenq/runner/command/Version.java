package org.listenq.runner.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;

/** The version of ListenQ, as the build wrote it. */
public final class Version {

    private static final String RESOURCE = "version.properties";

    private Version() {}

    /** Returns the version alone: {@code 0.1.0}. */
    public static String number() {
        try (InputStream in = Objects.requireNonNull(Version.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "unknown");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
