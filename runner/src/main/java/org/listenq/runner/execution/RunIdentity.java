package org.listenq.runner.execution;

import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import org.listenq.runner.plugin.Plugins;
import org.listenq.scenarios.study.RunSpec;

/**
 * By what a run is known: SHA-256 of its effective scenario with policy and seed, the contents of the files that it
 * names, its replication, what is measured, the plugins and the version.
 *
 * @param version of the program
 * @param plugins hashes of the plugins, joined; empty without any
 */
public record RunIdentity(String version, String plugins) {

    /** Changes when what is kept of a run changes. */
    private static final String FORMAT = "listenq-run-1";

    /** Returns the identities under {@code version} with {@code plugins}. */
    public static RunIdentity of(String version, Plugins plugins) {
        return new RunIdentity(version, String.join(",", plugins.hashes().values()));
    }

    /** Number of bytes of an identity. */
    public static final int BYTES = 32;

    /** Returns the identity of {@code run}, in hexadecimal. */
    public String of(RunSpec run) {
        String text = String.join(
                "\n",
                FORMAT,
                version,
                plugins,
                run.cell().inputHash(),
                Long.toString(run.stream()),
                Long.toString(run.measurement().warmUpNanos()),
                Integer.toString(run.measurement().batches()));
        return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
    }
}
