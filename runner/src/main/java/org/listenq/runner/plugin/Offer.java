package org.listenq.runner.plugin;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Something that a plugin adds.
 *
 * @param jar where it comes from
 */
record Offer<T>(T provider, String jar) {

    /** Returns what {@code loader} finds for the service {@code type}. */
    static <T> ImmutableList<Offer<T>> all(Class<T> type, ClassLoader loader) {
        return ServiceFile.of(type, loader).stream()
                .flatMap(file -> file.offers(type, loader).stream())
                .collect(toImmutableList());
    }

    /** Returns the things themselves. */
    static <T> ImmutableList<T> providers(List<Offer<T>> offers) {
        return offers.stream().map(Offer::provider).collect(toImmutableList());
    }

    /** Asks it something; whatever goes wrong is the fault of its jar. */
    void ask(Consumer<T> question) {
        try {
            question.accept(provider);
        } catch (BadPlugin e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw bad(ServiceFile.shown(e));
        }
    }

    /** Returns the complaint about it. */
    BadPlugin bad(String why) {
        return new BadPlugin("plugin " + jar + ": " + provider.getClass().getName() + ": " + why);
    }
}
