package org.listenq.core.client.stack;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import org.listenq.core.client.ClientStack;

/** The built-in client stacks: add one by a line in this list. */
public final class ClientStacks {

    private static final ImmutableList<ClientStack.Provider> ALL = ImmutableList.of(
            new LinuxStackProvider(
                    "linux-6.18",
                    "Linux since 6.5: SYN at 0, 1, 2, 3, 4, 5, 7, 11, 19, 35 and 67 s, ETIMEDOUT at 131 s",
                    "6.5 to 6.18",
                    1,
                    6,
                    true,
                    true),
            new LinuxStackProvider(
                    "linux-6.4",
                    "Linux 3.8 to 6.4: SYN at 0, 1, 3, 7, 15, 31 and 63 s, ETIMEDOUT at 127 s",
                    "3.8 to 6.4",
                    1,
                    6,
                    false,
                    true),
            new LinuxStackProvider(
                    "linux-3.2",
                    "Linux 3.2 to 3.7: SYN at 0, 1, 3, 7, 15 and 31 s, ETIMEDOUT at 63 s",
                    "3.2 to 3.7",
                    1,
                    5,
                    false,
                    false),
            new LinuxStackProvider(
                    "linux-2.6.32",
                    "Linux 2.6 to 3.0: SYN at 0, 3, 9, 21, 45 and 93 s, ETIMEDOUT at 189 s",
                    "2.6 to 3.0",
                    3,
                    5,
                    false,
                    false),
            new LinuxStackProvider(
                    "linux-2.4",
                    "Linux 2.4: SYN at 0, 3, 9, 21, 45 and 93 s, ETIMEDOUT at 189 s",
                    "2.4",
                    3,
                    5,
                    false,
                    false),
            new Bsd44Stack.Provider(),
            TableStacks.FREEBSD_14,
            TableStacks.FREEBSD_4,
            TableStacks.MACOS,
            TableStacks.WINDOWS_7,
            TableStacks.WINDOWS_10,
            TableStacks.GVISOR,
            TableStacks.LWIP,
            TableStacks.SOLARIS);

    private ClientStacks() {}

    /** All of them, the default first. */
    public static ImmutableList<ClientStack.Provider> all() {
        return ALL;
    }

    /** Returns the one called {@code name}. */
    public static Optional<ClientStack.Provider> find(String name) {
        return ALL.stream().filter(provider -> provider.name().equals(name)).findFirst();
    }
}
