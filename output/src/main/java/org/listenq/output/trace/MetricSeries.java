package org.listenq.output.trace;

import java.util.Arrays;

/** The samples of one metric, at the times of all samples; those before its first are its first value. */
final class MetricSeries {

    private long[] samples;
    private int count;
    private long now;

    /** Starts after {@code earlier} samples at which it was {@code value}. */
    MetricSeries(long value, int earlier) {
        now = value;
        samples = new long[Math.max(16, 2 * earlier)];
        Arrays.fill(samples, 0, earlier, value);
        count = earlier;
    }

    void add(long change) {
        now += change;
    }

    void set(long value) {
        now = value;
    }

    void sample() {
        if (count == samples.length) {
            samples = Arrays.copyOf(samples, 2 * count);
        }
        samples[count++] = now;
    }

    /** Forgets every other sample, the first of each pair. */
    void thin() {
        for (int i = 0; 2 * i + 1 < count; i++) {
            samples[i] = samples[2 * i + 1];
        }
        count /= 2;
    }

    long at(int sample) {
        return samples[sample];
    }
}
