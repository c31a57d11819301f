package org.listenq.output.table;

import com.google.common.collect.ImmutableMap;

/**
 * What is known of a run besides its rows, for the summary that lets it be repeated.
 *
 * @param parameters the effective scenario as paths and values, in its own order
 * @param inputHash hash of the scenario's text and of every file that it names
 * @param version of the program
 * @param plugins the SHA-256, in hexadecimal, of each plugin jar that was there, by its file name
 */
public record RunFacts(
        ImmutableMap<String, String> parameters,
        String inputHash,
        String version,
        ImmutableMap<String, String> plugins) {

    /** The facts of a run without plugins. */
    public RunFacts(ImmutableMap<String, String> parameters, String inputHash, String version) {
        this(parameters, inputHash, version, ImmutableMap.of());
    }
}
