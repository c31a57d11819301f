package org.listenq.runner.plugin;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableList;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Supplier;

/**
 * One file that names providers of a service, in one jar.
 *
 * @param place the file
 * @param origin the jar, or the folder of classes
 */
record ServiceFile(URL place, Path origin) {

    private static final String FOLDER = "META-INF/services/";

    /** Returns the files that {@code loader} sees for the service {@code type}. */
    static ImmutableList<ServiceFile> of(Class<?> type, ClassLoader loader) {
        try {
            return Collections.list(loader.getResources(FOLDER + type.getName())).stream()
                    .map(place -> new ServiceFile(place, origin(place)))
                    .collect(toImmutableList());
        } catch (IOException e) {
            throw new BadPlugin("plugins cannot be read: " + e.getMessage(), e);
        }
    }

    private static Path origin(URL place) {
        try {
            URLConnection connection = place.openConnection();
            return connection instanceof JarURLConnection jar
                    ? Path.of(URI.create(jar.getJarFileURL().toString()))
                    : Path.of(URI.create(place.toString())).resolve("../../..").normalize();
        } catch (IOException e) {
            throw new BadPlugin("plugin " + place + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The name by which messages call the jar. */
    String jar() {
        return String.valueOf(origin.getFileName());
    }

    /** Returns the providers that it names; their classes come from {@code loader}. */
    <T> ImmutableList<Offer<T>> offers(Class<T> type, ClassLoader loader) {
        return attempt(type.getName(), () -> ServiceLoader.load(type, new Sight(this, type, loader)).stream()
                .map(each -> new Offer<>(each.get(), jar()))
                .collect(toImmutableList()));
    }

    /** Returns what {@code action} gives; whatever goes wrong in it is the fault of this jar. */
    private <T> T attempt(String what, Supplier<T> action) {
        try {
            return action.get();
        } catch (ServiceConfigurationError e) {
            throw new BadPlugin("plugin " + jar() + ": " + shown(e), e);
        } catch (RuntimeException | Error e) {
            throw new BadPlugin("plugin " + jar() + ": " + what + ": " + shown(e), e);
        }
    }

    /** Says in one line what happened: the message, and the first cause if there is another. */
    static String shown(Throwable problem) {
        Throwable cause = Throwables.getRootCause(problem);
        String message = Objects.requireNonNullElse(problem.getMessage(), "");
        String more = cause == problem && cause instanceof ServiceConfigurationError ? "" : cause.toString();
        String joined = cause == problem || message.isEmpty() ? more : message + ": " + more;
        return (joined.isEmpty() ? message : joined).replaceAll("\\s*\\R\\s*", " ");
    }

    /** Sees all classes, but of all files for a service only one, so that an error is known to be of one jar. */
    private static final class Sight extends ClassLoader {

        private final ServiceFile file;
        private final String name;

        Sight(ServiceFile file, Class<?> type, ClassLoader parent) {
            super(parent);
            this.file = file;
            this.name = FOLDER + type.getName();
        }

        @Override
        public Enumeration<URL> getResources(String resource) throws IOException {
            return resource.equals(name)
                    ? Collections.enumeration(ImmutableList.of(file.place()))
                    : super.getResources(resource);
        }
    }
}
