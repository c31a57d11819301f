package org.listenq.core.engine;

/**
 * The natural logarithm of one plus a number as {@link StrictMath#log1p} gives it, bit by bit, without the call into
 * native code that JDKs before 21 make for it.
 *
 * <p>Source: K. C. Ng's algorithm in fdlibm, "Freely Distributable Math Library" 5.3, s_log1p.c, which {@code
 * StrictMath} is specified by, for numbers between -1 and 0: what inverse transforms ask for.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // as they stand in the source
final class LogarithmOfOnePlus {

    private static final double LN2_HIGH = 6.93147180369123816490e-01;
    private static final double LN2_LOW = 1.90821492927058770002e-10;
    private static final double LP1 = 6.666666666666735130e-01;
    private static final double LP2 = 3.999999999940941908e-01;
    private static final double LP3 = 2.857142874366239149e-01;
    private static final double LP4 = 2.222219843214978396e-01;
    private static final double LP5 = 1.818357216161805012e-01;
    private static final double LP6 = 1.531383769920937332e-01;
    private static final double LP7 = 1.479819860511658591e-01;

    /** High words of 2^-54, 2^-29 and 0.2929, the magnitudes where the ways part. */
    private static final int TINY = 0x3c900000;

    private static final int SMALL = 0x3e200000;
    private static final int NEAR = 0x3fd2bec3;

    /** Where the mantissa of the square root of two ends. */
    private static final int ROOT_OF_TWO = 0x6a09e;

    private LogarithmOfOnePlus() {}

    /** Returns log(1 + x) for {@code x} from above -1 to below 0. */
    static double of(double x) {
        int magnitude = (int) (Double.doubleToRawLongBits(x) >> 32) & 0x7fffffff;
        if (magnitude < SMALL) {
            return magnitude < TINY ? x : x - x * x * 0.5;
        }
        return magnitude <= NEAR ? ofParts(x, 0, 0, 1) : scaled(x);
    }

    /** Writes 1 + x, less than one, as 2^k (1 + f) with a negative k, and c for what rounding took from it. */
    private static double scaled(double x) {
        double sum = 1.0 + x;
        long bits = Double.doubleToRawLongBits(sum);
        int high = (int) (bits >> 32);
        int k = (high >> 20) - 1023;
        double c = (x - (sum - 1.0)) / sum;
        high &= 0x000fffff;
        if (high < ROOT_OF_TWO) {
            return ofParts(withHigh(high | 0x3ff00000, bits) - 1.0, k, c, high);
        }
        return ofParts(withHigh(high | 0x3fe00000, bits) - 1.0, k + 1, c, (0x00100000 - high) >> 2);
    }

    private static double withHigh(int high, long bits) {
        return Double.longBitsToDouble(((long) high << 32) | (bits & 0xffff_ffffL));
    }

    /** Returns log(1 + f) + k log 2 + c; {@code high} is 0 if f is next to nothing. */
    private static double ofParts(double f, int k, double c, int high) {
        double half = 0.5 * f * f;
        if (high == 0) {
            return nearOne(f, k, c, half);
        }
        double s = f / (2.0 + f);
        double z = s * s;
        double r = z * (LP1 + z * (LP2 + z * (LP3 + z * (LP4 + z * (LP5 + z * (LP6 + z * LP7))))));
        if (k == 0) {
            return f - (half - s * (half + r));
        }
        return k * LN2_HIGH - ((half - (s * (half + r) + (k * LN2_LOW + c))) - f);
    }

    private static double nearOne(double f, int k, double c, double half) {
        if (f == 0) {
            return k * LN2_HIGH + (c + k * LN2_LOW);
        }
        double r = half * (1.0 - 0.66666666666666666 * f);
        return k * LN2_HIGH - ((r - (k * LN2_LOW + c)) - f);
    }
}
