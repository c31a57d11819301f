package org.listenq.core.segment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one run whose story is not over.
 *
 * <p>Whoever has something left to do with a connection holds it: a client side that is not idle, a server side that
 * is not
 * idle, each segment in flight. When the last hold goes, the connection retires: its row is handed to the observer
 * and its
 * memory is used again.
 */
public final class Connections {

    /** Labels connections in order of connect(), from 0. */
    public static final IntUnaryOperator AS_OPENED = n -> n;

    private static final int FIRST_CAPACITY = 16;

    private Connection[] bySlot = new Connection[FIRST_CAPACITY];
    private int slots;
    private final Consumer<Connection> onRetire;
    private final IntUnaryOperator labels;
    private @Nullable Connection free;
    private int opened;
    private int live;

    /** Hands each connection that retires to {@code onRetire}, which may read it until it returns. */
    public Connections(Consumer<Connection> onRetire) {
        this(onRetire, AS_OPENED);
    }

    /** As above; the n-th connection, from 0, is labelled {@code labels(n)}: nothing but names may depend on it. */
    public Connections(Consumer<Connection> onRetire, IntUnaryOperator labels) {
        this.onRetire = onRetire;
        this.labels = labels;
    }

    /** Opens a connection, held once by the caller. */
    public Connection open(Origin origin, long now) {
        Connection connection = free;
        if (connection == null) {
            connection = make();
        } else {
            free = (Connection) connection.link;
            connection.link = null;
        }
        connection.begin(labels.applyAsInt(opened++), origin, now);
        connection.holds = 1;
        live++;
        return connection;
    }

    private Connection make() {
        if (slots == bySlot.length) {
            bySlot = Arrays.copyOf(bySlot, 2 * slots);
        }
        Connection connection = new Connection(slots);
        bySlot[slots++] = connection;
        return connection;
    }

    /** Notes one more thing left to do for it. */
    public void hold(Connection connection) {
        connection.holds++;
    }

    /** Notes that one thing is done; retires the connection when nothing is left. */
    public void release(Connection connection) {
        if (--connection.holds == 0) {
            retire(connection);
        }
    }

    private void retire(Connection connection) {
        live--;
        onRetire.accept(connection);
        connection.link = free;
        free = connection;
    }

    /** Hands over the connections that are not over, in order of connect(); for the end of a run. */
    public void retireAll() {
        List<Connection> open = new ArrayList<>();
        for (int i = 0; i < slots; i++) {
            if (bySlot[i].holds > 0) {
                open.add(bySlot[i]);
            }
        }
        open.sort(Comparator.comparingInt(inOrderOfOpening()));
        for (Connection connection : open) {
            connection.holds = 0;
            retire(connection);
        }
    }

    private ToIntFunction<Connection> inOrderOfOpening() {
        if (labels == AS_OPENED) {
            return Connection::label;
        }
        Map<Integer, Integer> places = new HashMap<>();
        for (int n = 0; n < opened; n++) {
            places.put(labels.applyAsInt(n), n);
        }
        return connection -> places.getOrDefault(connection.label(), 0);
    }

    /** Number of connections opened so far. */
    public int opened() {
        return opened;
    }

    /** Number of connections whose story is not over. */
    public int live() {
        return live;
    }

    /** One more than the largest slot in use so far. */
    public int slots() {
        return slots;
    }
}
