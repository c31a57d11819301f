package org.listenq.output.study;

import java.util.Arrays;

/**
 * What a sample says of a mean.
 *
 * @param n size of the sample, without values that are not numbers
 * @param never how many of them are infinite; if any, there is no mean and no interval
 * @param mean not a number if there is none
 * @param sd standard deviation; not a number below two values
 * @param half half width of the Student interval; not a number below two values
 * @param min the least
 * @param max the greatest
 */
public record Estimate(int n, int never, double mean, double sd, double half, double min, double max) {

    /** Returns what {@code values} say, with intervals of {@code confidence}. */
    public static Estimate of(double[] values, double confidence) {
        double[] numbers =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        int n = numbers.length;
        if (n == 0) {
            return new Estimate(0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);
        }
        double min = Arrays.stream(numbers).min().orElse(Double.NaN);
        double max = Arrays.stream(numbers).max().orElse(Double.NaN);
        int never = (int) Arrays.stream(numbers).filter(Double::isInfinite).count();
        if (never > 0) {
            return new Estimate(n, never, Double.POSITIVE_INFINITY, Double.NaN, Double.NaN, min, max);
        }
        double mean = mean(numbers);
        double sd = n < 2 ? Double.NaN : Math.sqrt(squares(numbers, mean) / (n - 1));
        double half = n < 2 ? Double.NaN : Student.reach(n - 1, confidence) * sd / Math.sqrt(n);
        return new Estimate(n, 0, mean, sd, half, min, max);
    }

    /** Adds from the first value on, shifted by it: equal values give exactly that value and no deviation. */
    private static double mean(double... numbers) {
        double sum = 0;
        for (double number : numbers) {
            sum += number - numbers[0];
        }
        return numbers[0] + (sum / numbers.length);
    }

    private static double squares(double[] numbers, double mean) {
        double sum = 0;
        for (double number : numbers) {
            sum += (number - mean) * (number - mean);
        }
        return sum;
    }

    /** Lower end of the interval. */
    public double low() {
        return mean - half;
    }

    /** Upper end of the interval. */
    public double high() {
        return mean + half;
    }

    /** Square of the standard deviation. */
    public double variance() {
        return sd * sd;
    }

    /** Whether the half width is at most {@code relative} of the mean. */
    public boolean isWithin(double relative) {
        return n >= 2 && never == 0 && half <= relative * Math.abs(mean);
    }
}
