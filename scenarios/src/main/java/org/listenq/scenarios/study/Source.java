package org.listenq.scenarios.study;

import com.google.common.collect.ImmutableMap;
import java.util.Map;
import java.util.TreeMap;
import org.listenq.scenarios.NamedFiles;

/**
 * A scenario's text with the contents of the files that it names: all that a run needs, wherever it runs.
 *
 * @param name how messages call the text
 * @param text of the scenario
 * @param files contents by name; never changed
 */
public record Source(String name, String text, ImmutableMap<String, byte[]> files) {

    /** Returns the files for a reader. */
    public NamedFiles namedFiles() {
        return NamedFiles.of(files);
    }

    /** Files that remember what was read of them. */
    static final class Recorded implements NamedFiles {

        private final NamedFiles files;
        private final Map<String, byte[]> read = new TreeMap<>();

        Recorded(NamedFiles files) {
            this.files = files;
        }

        @Override
        public byte[] read(String name) throws java.io.IOException {
            byte[] content = read.get(name);
            if (content == null) {
                content = files.read(name);
                read.put(name, content);
            }
            return content.clone();
        }

        ImmutableMap<String, byte[]> contents() {
            return ImmutableMap.copyOf(read);
        }
    }
}
