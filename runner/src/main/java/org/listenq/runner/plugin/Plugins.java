package org.listenq.runner.plugin;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Throwables;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.listenq.core.client.ArrivalProcess;
import org.listenq.core.client.ClientStack;
import org.listenq.core.link.LossModel;
import org.listenq.core.listener.ListenerPolicy;
import org.listenq.output.trace.TraceFormat;
import org.listenq.scenarios.assembly.CoreSystems;

/**
 * What there is to name: what comes with ListenQ, and what jars add to it. Made once for a command and handed on.
 *
 * @param systems what scenarios may name
 * @param formats what {@code --trace} may name, the built-in ones first
 * @param origins the jar of each thing that does not come with ListenQ, such as {@code policy early-refusal}
 * @param jars all jars of the plugins' folder, and those of the class path that add something
 */
public record Plugins(
        CoreSystems systems,
        ImmutableList<TraceFormat> formats,
        ImmutableMap<String, String> origins,
        ImmutableList<PluginJar> jars) {

    private static final ImmutableList<Class<?>> SERVICES = ImmutableList.of(
            ListenerPolicy.Provider.class,
            ClientStack.Provider.class,
            ArrivalProcess.Provider.class,
            LossModel.Provider.class,
            TraceFormat.class);

    /** Returns what comes with ListenQ and nothing else. */
    public static Plugins none() {
        return Offers.none().checked(ImmutableList.of());
    }

    /**
     * Returns what the class path offers, and the jars in {@code folder}, in the order of their names.
     *
     * @throws BadPlugin if a jar cannot be used, or two things have the same name
     */
    public static Plugins find(Optional<Path> folder, ClassLoader classPath) {
        return of(folder.map(Plugins::jarsIn).orElse(ImmutableList.of()), classPath);
    }

    /**
     * Returns what the class path offers, and {@code files}, which are jars.
     *
     * @throws BadPlugin if a jar cannot be used, or two things have the same name
     */
    public static Plugins of(ImmutableList<Path> files, ClassLoader classPath) {
        ClassLoader loader = files.isEmpty() ? classPath : new URLClassLoader(urls(files), classPath);
        ImmutableSet<Path> given = files.stream().map(Path::toAbsolutePath).collect(ImmutableSet.toImmutableSet());
        Stream<Path> origins = SERVICES.stream()
                .flatMap(type -> ServiceFile.of(type, loader).stream())
                .map(ServiceFile::origin)
                .filter(Files::isRegularFile);
        return Offers.of(loader)
                .checked(Stream.concat(given.stream(), origins.sorted())
                        .distinct()
                        .map(file -> PluginJar.of(file, !given.contains(file)))
                        .collect(toImmutableList()));
    }

    private static ImmutableList<Path> jarsIn(Path folder) {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
            return StreamSupport.stream(jars.spliterator(), false)
                    .sorted(Comparator.comparing(jar -> String.valueOf(jar.getFileName())))
                    .collect(toImmutableList());
        } catch (IOException e) {
            String why = Files.exists(folder) ? "is not a folder" : "is not there";
            throw new BadPlugin("--plugins " + folder + " " + why + " (expected a folder with jars)", e);
        }
    }

    private static URL[] urls(List<Path> files) {
        try {
            URL[] urls = new URL[files.size()];
            for (int i = 0; i < urls.length; i++) {
                urls[i] = files.get(i).toAbsolutePath().toUri().toURL();
            }
            return urls;
        } catch (MalformedURLException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Returns what {@code action} gives.
     *
     * @throws PluginFailure if it throws something in a plugin's class, or in what a plugin's class has called
     */
    public <T> T guard(Supplier<T> action) {
        try {
            return action.get();
        } catch (RuntimeException | Error e) {
            Optional<PluginFailure> fault = fault(e).map(message -> new PluginFailure(message, e));
            if (fault.isPresent()) {
                throw fault.get();
            }
            throw e;
        }
    }

    /** Returns in one line what {@code failure} says, with the plugin whose fault it is, if it is one's. */
    public String blamed(Throwable failure) {
        String message = failure.getMessage();
        String said = message == null || failure instanceof Error ? failure.toString() : message;
        return fault(failure).map(fault -> fault + ": " + said).orElse(said);
    }

    private Optional<String> fault(Throwable failure) {
        return Throwables.getCausalChain(failure).stream()
                .flatMap(each -> Stream.concat(
                        Stream.of(each.getStackTrace()).map(StackTraceElement::getClassName), named(each).stream()))
                .flatMap(name -> jars.stream()
                        .filter(jar -> jar.classes().contains(name))
                        .map(jar -> "plugin " + jar.name() + ": " + name + " has failed"))
                .findFirst();
    }

    /** Returns the class that a linkage error names: one that lacks a method fails where the method is called. */
    private Optional<String> named(Throwable failure) {
        String message = failure instanceof LinkageError ? String.valueOf(failure.getMessage()) : "";
        return jars.stream()
                .flatMap(jar -> jar.classes().stream())
                .filter(message::contains)
                .max(Comparator.comparing(String::length));
    }

    /** The hash of each jar by its name, for the record of a run. */
    public ImmutableMap<String, String> hashes() {
        ImmutableMap.Builder<String, String> hashes = ImmutableMap.builder();
        jars.forEach(jar -> hashes.put(jar.name(), jar.sha256()));
        return hashes.buildKeepingLast();
    }
}
