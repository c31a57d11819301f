package org.listenq.core.engine;

/**
 * The natural logarithm as {@link StrictMath#log} gives it, bit by bit, without the call into native code that JDKs
 * before 21 make for it.
 *
 * <p>Source: W. Kahan's and K. C. Ng's algorithm in fdlibm, "Freely Distributable Math Library" 5.3, e_log.c, which
 * {@code StrictMath} is specified by.
 */
@SuppressWarnings("FloatingPointLiteralPrecision") // as they stand in the source
public final class NaturalLogarithm {

    private static final double LN2_HIGH = 6.93147180369123816490e-01;
    private static final double LN2_LOW = 1.90821492927058770002e-10;
    private static final double LG1 = 6.666666666666735130e-01;
    private static final double LG2 = 3.999999999940941908e-01;
    private static final double LG3 = 2.857142874366239149e-01;
    private static final double LG4 = 2.222219843214978396e-01;
    private static final double LG5 = 1.818357216161805012e-01;
    private static final double LG6 = 1.531383769920937332e-01;
    private static final double LG7 = 1.479819860511658591e-01;

    private NaturalLogarithm() {}

    /** Returns the logarithm of {@code x}, a normal number above 0. */
    public static double of(double x) {
        long bits = Double.doubleToRawLongBits(x);
        int high = (int) (bits >> 32);
        int k = (high >> 20) - 1023;
        high &= 0x000fffff;
        int i = (high + 0x95f64) & 0x100000;
        long mantissa = ((long) (high | (i ^ 0x3ff00000)) << 32) | (bits & 0xffff_ffffL);
        return ofParts(Double.longBitsToDouble(mantissa) - 1.0, k + (i >> 20), high);
    }

    /** Returns log(1 + f) + k log 2. */
    private static double ofParts(double f, int k, int high) {
        if ((0x000fffff & (2 + high)) < 3) {
            return nearOne(f, k);
        }
        double s = f / (2.0 + f);
        double z = s * s;
        double w = z * z;
        double odd = w * (LG2 + w * (LG4 + w * LG6));
        double even = z * (LG1 + w * (LG3 + w * (LG5 + w * LG7)));
        double r = even + odd;
        if (((high - 0x6147a) | (0x6b851 - high)) > 0) {
            double half = 0.5 * f * f;
            return k == 0 ? f - (half - s * (half + r)) : k * LN2_HIGH - ((half - (s * (half + r) + k * LN2_LOW)) - f);
        }
        return k == 0 ? f - s * (f - r) : k * LN2_HIGH - ((s * (f - r) - k * LN2_LOW) - f);
    }

    private static double nearOne(double f, int k) {
        if (f == 0) {
            return k == 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
        }
        double r = f * f * (0.5 - 0.33333333333333333 * f);
        return k == 0 ? f - r : k * LN2_HIGH - ((r - k * LN2_LOW) - f);
    }
}
