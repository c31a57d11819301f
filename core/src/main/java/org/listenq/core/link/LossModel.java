package org.listenq.core.link;

import com.google.common.collect.ImmutableList;
import org.listenq.core.engine.RandomStreams;
import org.listenq.core.settings.Setting;
import org.listenq.core.settings.Settings;

/**
 * How the network loses segments by chance: an immutable value that starts a {@link LossProcess} for each link and run.
 * A link is one way between one group of clients and the server.
 *
 * <p>To bring one of your own, write a {@link Provider}, name it in the file {@code
 * META-INF/services/org.listenq.core.link.LossModel$Provider} of a jar, and give the jar's folder to {@code --plugins}.
 * A network then says {@code loss: {NAME: {SETTING: VALUE}}}.
 *
 * <p>Chance comes from {@link Chance} only, which gives each segment a number that belongs to it whatever else is sent:
 * {@code Chance chance = new Chance(streams, name); return segment -> chance.of(segment) < p;} is loss without memory.
 * State, if there is any, belongs to one connection and one direction, and follows the segment's {@linkplain
 * org.listenq.core.segment.Segment#nth() number}, not the number of calls; see {@link GilbertElliottLoss}.
 */
public interface LossModel {

    /** Loses nothing; a link leaves the stage out. */
    LossModel NONE = (streams, name) -> segment -> false;

    /**
     * Starts it for one link.
     *
     * @param streams the chance of the replication
     * @param name begins the names of all streams that it asks {@code streams} for
     */
    LossProcess start(RandomStreams streams, String name);

    /**
     * What makes loss models of one name from the settings that it declares. It has a constructor without parameters,
     * and remembers nothing.
     */
    interface Provider {

        /** The key below {@code loss} that scenarios use, such as {@code every-third}: a-z, 0-9, dots, hyphens. */
        String name();

        /** One sentence for listings and for the JSON Schema. */
        String summary();

        /** What stands below the key, each with its range and default. */
        ImmutableList<Setting> settings();

        /**
         * Returns the model for {@code values}, which hold exactly the declared settings.
         *
         * @throws IllegalArgumentException if the values make no sense together; the message is shown to the user
         */
        LossModel create(Settings values);
    }
}
