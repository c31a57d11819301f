package org.listenq.scenarios.recorded;

import com.google.common.primitives.ImmutableLongArray;
import java.util.List;

/**
 * One connection as recorded beside the same in the model.
 *
 * @param recorded what was seen
 * @param model what the model did
 * @param settled whether all recorded runs agree in what connect() returned
 */
public record ConnectionComparison(ConnectionStory recorded, ConnectionStory model, boolean settled) {

    /** Packets sent in opposite directions within this time may stand in either order. */
    private static final long CROSSING = 500_000;

    /** Whether connect() ends alike. */
    public boolean sameResult() {
        return recorded.result().equals(model.result());
    }

    /** Whether there are equally many SYNs, and equally many SYN-ACKs. */
    public boolean sameCounts() {
        return recorded.synTimes().length == model.synTimes().length
                && recorded.synAckTimes().length == model.synAckTimes().length;
    }

    /** Whether both sides sent the same packets in the same order. */
    public boolean samePackets() {
        return recorded.packets().size() == model.packets().size() && sameWay(true) && sameWay(false) && sameCrossing();
    }

    private boolean sameWay(boolean toServer) {
        List<Packet> one = way(recorded, toServer);
        List<Packet> other = way(model, toServer);
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!one.get(i).isLike(other.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static List<Packet> way(ConnectionStory story, boolean toServer) {
        return story.packets().stream()
                .filter(packet -> packet.toServer() == toServer)
                .toList();
    }

    /** Whether packets of opposite directions that stand in another order were sent at about the same time. */
    private boolean sameCrossing() {
        List<Packet> there = way(recorded, true);
        List<Packet> back = way(recorded, false);
        List<Packet> modelThere = way(model, true);
        List<Packet> modelBack = way(model, false);
        for (int i = 0; i < there.size(); i++) {
            for (int j = 0; j < back.size(); j++) {
                long apart = there.get(i).sentAt() - back.get(j).sentAt();
                long modelApart = modelThere.get(i).sentAt() - modelBack.get(j).sentAt();
                if (apart > 0 != modelApart > 0 && Math.min(Math.abs(apart), Math.abs(modelApart)) > CROSSING) {
                    return false;
                }
            }
        }
        return true;
    }

    /** By how much each packet of equal sequences is early or late in the model, in nanoseconds; else nothing. */
    public ImmutableLongArray packetErrors() {
        if (!samePackets()) {
            return ImmutableLongArray.of();
        }
        ImmutableLongArray.Builder errors = ImmutableLongArray.builder();
        for (boolean toServer : new boolean[] {true, false}) {
            List<Packet> seen = way(recorded, toServer);
            List<Packet> made = way(model, toServer);
            for (int i = 0; i < seen.size(); i++) {
                errors.add(made.get(i).sentAt() - seen.get(i).sentAt());
            }
        }
        return errors.build();
    }

    /** The same for SYNs and SYN-ACKs that were sent again, where there are equally many of them. */
    public ImmutableLongArray retransmissionErrors() {
        ImmutableLongArray.Builder errors = ImmutableLongArray.builder();
        addErrors(recorded.synTimes(), model.synTimes(), errors);
        addErrors(recorded.synAckTimes(), model.synAckTimes(), errors);
        return errors.build();
    }

    private static void addErrors(long[] seen, long[] made, ImmutableLongArray.Builder errors) {
        for (int i = 1; i < seen.length && seen.length == made.length; i++) {
            errors.add(made[i] - seen[i]);
        }
    }

    /** Whether connect() succeeds without any timer. */
    public boolean needsNoTimer() {
        return recorded.result().equals("ok")
                && model.result().equals("ok")
                && recorded.synTimes().length == 1
                && recorded.synAckTimes().length == 1;
    }

    /** By how much connect() takes longer in the model. */
    public long connectError() {
        return model.connect() - recorded.connect();
    }
}
