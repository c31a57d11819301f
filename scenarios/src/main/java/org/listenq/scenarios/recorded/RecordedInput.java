package org.listenq.scenarios.recorded;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.util.Arrays;
import java.util.Optional;
import org.listenq.scenarios.yaml.Scalar;

/**
 * What was done in a recorded experiment. Times are nanoseconds since its start.
 *
 * @param duration how long it was watched
 * @param mode how packets went
 * @param link the way between the hosts
 * @param listeners the listening sockets
 * @param clients who connected
 * @param flood SYNs with forged addresses, put directly into the server
 * @param sampleEvery how often the queues were looked at beside each packet and accept()
 */
public record RecordedInput(
        long duration,
        Mode mode,
        Way link,
        ImmutableList<Socket> listeners,
        ImmutableList<Client> clients,
        ImmutableList<ForgedSyn> flood,
        long sampleEvery) {

    private static final long MILLI = 1_000_000;
    private static final int PORT = 8080;

    /** How packets went from host to host. */
    public enum Mode {
        /** Through a program that keeps each for a while. */
        RELAY,
        /** Through a pair of virtual devices, at once. */
        VETH,
        /** Through the loopback device, at once. */
        LOOPBACK;

        static Mode of(String name) {
            return Arrays.stream(values())
                    .filter(mode -> Ascii.toLowerCase(mode.name()).equals(name))
                    .findFirst()
                    .orElseThrow(() -> new BadRecording("no way of packets is called " + Scalar.quoted(name)));
        }
    }

    /** The way between the hosts. */
    public record Way(long toServer, long toClient, ImmutableList<Drop> drops, String lossSeed, double loss) {

        static Way of(JsonNode json) {
            return new Way(
                    JsonFields.duration(json.path("c2s_ms"), 0),
                    JsonFields.duration(json.path("s2c_ms"), 0),
                    JsonFields.list(json.path("drops"), Drop::of),
                    json.path("loss").path("seed").asText(),
                    json.path("loss").path("p").asDouble());
        }
    }

    /** Packets that were lost on purpose; an empty client, kind or set of numbers stands for all. */
    public record Drop(
            boolean toServer,
            Optional<String> client,
            Optional<String> kind,
            ImmutableSet<Integer> nth,
            long from,
            long to) {

        static Drop of(JsonNode json) {
            return new Drop(
                    json.path("dir").asText().equals("c2s"),
                    named(json.path("client"), "all"),
                    named(json.path("kind"), "ANY"),
                    ImmutableSet.copyOf(JsonFields.list(json.path("nth"), JsonNode::asInt)),
                    JsonFields.nanos(json.path("from_ms"), 0),
                    JsonFields.nanos(json.path("to_ms"), Long.MAX_VALUE));
        }

        private static Optional<String> named(JsonNode value, String forAll) {
            String name = value.asText(forAll);
            return value.isMissingNode() || name.equals(forAll) ? Optional.empty() : Optional.of(name);
        }
    }

    /** A listening socket and the program behind it. */
    public record Socket(
            int port,
            int backlog,
            int deferSeconds,
            boolean reusePort,
            long closeAt,
            ImmutableList<Relisten> relisten,
            Accepting accepting,
            Serving serving) {

        static Socket of(JsonNode json) {
            return new Socket(
                    json.path("port").asInt(PORT),
                    json.path("backlog").asInt(),
                    json.path("defer_accept_s").asInt(),
                    json.path("reuseport").asBoolean(),
                    JsonFields.duration(json.path("close_at_ms"), JsonFields.NEVER),
                    JsonFields.list(json.path("relisten"), Relisten::of),
                    Accepting.of(json.path("accept")),
                    Serving.of(json.path("app")));
        }
    }

    /** listen() is called again. */
    public record Relisten(long at, int backlog) {

        static Relisten of(JsonNode json) {
            return new Relisten(
                    JsonFields.duration(json.path("at_ms"), 0),
                    json.path("backlog").asInt());
        }
    }

    /** When the program calls accept(): the {@code type} is never, all, every (at each tick) or worker. */
    public record Accepting(String type, long from, long interval, long service, long most) {

        static Accepting of(JsonNode json) {
            return new Accepting(
                    json.path("type").asText("never"),
                    JsonFields.duration(json.path("from_ms"), 0),
                    JsonFields.duration(json.path("interval_ms"), 0),
                    JsonFields.duration(json.path("service_ms"), 0),
                    json.path("max").asLong(Long.MAX_VALUE));
        }
    }

    /** What the program does with a connection: the {@code type} is hold, reply or close. */
    public record Serving(String type, int requestBytes, int replyBytes) {

        static Serving of(JsonNode json) {
            return new Serving(
                    json.path("type").asText("hold"),
                    JsonFields.bytes(json.path("req_bytes"), 1),
                    JsonFields.bytes(json.path("reply_bytes"), 1));
        }
    }

    /** One client. */
    public record Client(String id, long at, Behaviour behaviour) {

        static Client of(JsonNode json, Way link) {
            return new Client(
                    json.path("id").asText(), JsonFields.duration(json.path("at_ms"), 0), Behaviour.of(json, link));
        }
    }

    /** What clients may have in common. */
    public record Behaviour(
            int serverPort, ImmutableList<Send> sends, Optional<End> end, int synCount, long toServer, long toClient) {

        static Behaviour of(JsonNode json, Way link) {
            return new Behaviour(
                    json.path("dport").asInt(PORT),
                    JsonFields.list(json.path("send"), Send::of),
                    End.of(json),
                    json.path("syncnt").asInt(),
                    JsonFields.duration(json.path("c2s_ms"), link.toServer()),
                    JsonFields.duration(json.path("s2c_ms"), link.toClient()));
        }
    }

    /** What a client writes, after connect() has returned. */
    public record Send(long after, int bytes) {

        static Send of(JsonNode json) {
            return new Send(JsonFields.duration(json.path("after_ms"), 0), JsonFields.bytes(json.path("bytes"), 0));
        }
    }

    /** How a client ends: at a time of the case, or some time after connect() has returned. */
    public record End(boolean abort, boolean sinceConnect, long time) {

        static Optional<End> of(JsonNode json) {
            for (String how : new String[] {"close", "abort"}) {
                for (String when : new String[] {"_at_ms", "_after_ms"}) {
                    JsonNode time = json.path(how + when);
                    if (time.isNumber()) {
                        return Optional.of(
                                new End(how.equals("abort"), when.equals("_after_ms"), JsonFields.duration(time, 0)));
                    }
                }
            }
            return Optional.empty();
        }
    }

    /** A SYN with a forged address; one that stands twice is sent again. */
    public record ForgedSyn(long at, String source, int serverPort) {

        static ForgedSyn of(JsonNode json) {
            return new ForgedSyn(
                    JsonFields.duration(json.path("at_ms"), 0),
                    json.path("src").asText() + ":" + json.path("sport").asText(),
                    json.path("dport").asInt(PORT));
        }
    }

    static RecordedInput of(JsonNode json) {
        Way link = Way.of(json.path("link"));
        long duration = JsonFields.nanos(json.path("duration_ms"));
        if (duration <= 0) {
            throw new BadRecording("a recorded case that does not say how long it lasted");
        }
        return new RecordedInput(
                duration,
                Mode.of(json.path("mode").asText("relay")),
                link,
                JsonFields.list(json.path("server").path("listeners"), Socket::of),
                JsonFields.list(json.path("clients"), client -> Client.of(client, link)),
                JsonFields.list(json.path("flood"), ForgedSyn::of),
                JsonFields.nanos(json.path("sample_ms"), 20 * MILLI));
    }
}
