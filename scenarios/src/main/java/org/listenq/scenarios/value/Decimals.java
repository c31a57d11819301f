package org.listenq.scenarios.value;

import java.math.BigDecimal;

/** Exact numbers in one form each, so that equal ones are equal values. */
final class Decimals {

    private Decimals() {}

    /** Returns {@code number} without trailing zeros and without a negative scale. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
