package org.listenq.core.link;

import java.util.Arrays;
import org.listenq.core.segment.Connection;
import org.listenq.core.segment.Segment;

/** The chains of {@link GilbertElliottLoss}, one for each live connection, in arrays by the connection's slot. */
final class GilbertElliottProcess implements LossProcess {

    private static final int FREE = -1;
    private static final int INITIAL_SLOTS = 64;

    private final GilbertElliottLoss model;
    private final double shareOfBad;
    private final Chance moves;
    private final Chance losses;

    /** Label of the connection that the chain belongs to. */
    private int[] owner = newOwners(INITIAL_SLOTS);

    /** Number of the segment that the chain's state is for. */
    private int[] nth = new int[INITIAL_SLOTS];

    private boolean[] bad = new boolean[INITIAL_SLOTS];

    GilbertElliottProcess(GilbertElliottLoss model, Chance moves, Chance losses) {
        this.model = model;
        this.shareOfBad = model.shareOfBad();
        this.moves = moves;
        this.losses = losses;
    }

    @Override
    public boolean loses(Segment segment) {
        double probability = isBad(segment.connection(), segment.nth()) ? model.lossInBad() : model.lossInGood();
        return losses.of(segment) < probability;
    }

    /** Moves the chain on to the segment's number, over those that never came here. */
    private boolean isBad(Connection connection, int number) {
        int slot = connection.slot();
        if (slot >= owner.length) {
            grow(slot);
        }
        long key = connection.key();
        if (owner[slot] != connection.label()) {
            owner[slot] = connection.label();
            nth[slot] = 1;
            bad[slot] = moves.of(key, 1) < shareOfBad;
        }
        while (nth[slot] < number) {
            double chance = moves.of(key, ++nth[slot]);
            bad[slot] = bad[slot] ? chance >= model.badToGood() : chance < model.goodToBad();
        }
        return bad[slot];
    }

    private void grow(int slot) {
        int old = owner.length;
        int slots = Math.max(slot + 1, 2 * old);
        owner = Arrays.copyOf(owner, slots);
        Arrays.fill(owner, old, slots, FREE);
        nth = Arrays.copyOf(nth, slots);
        bad = Arrays.copyOf(bad, slots);
    }

    private static int[] newOwners(int slots) {
        int[] owners = new int[slots];
        Arrays.fill(owners, FREE);
        return owners;
    }
}
