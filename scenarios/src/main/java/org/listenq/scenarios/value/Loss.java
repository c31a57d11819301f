package org.listenq.scenarios.value;

import com.google.common.collect.ImmutableList;
import java.math.BigDecimal;

/** How segments are lost at random. */
public sealed interface Loss {

    /** The keys that are taken; what a plugin brings has another. */
    ImmutableList<String> KEYS = ImmutableList.of("gilbert-elliott");

    /** Each by itself with the same probability. */
    record Independent(BigDecimal probability) implements Loss {

        public Independent {
            probability = Decimals.plain(probability);
        }
    }

    /** In bursts: a chain with a good and a bad state that moves before each segment. */
    record GilbertElliott(BigDecimal goodToBad, BigDecimal badToGood, BigDecimal lossInGood, BigDecimal lossInBad)
            implements Loss {

        public GilbertElliott {
            goodToBad = Decimals.plain(goodToBad);
            badToGood = Decimals.plain(badToGood);
            lossInGood = Decimals.plain(lossInGood);
            lossInBad = Decimals.plain(lossInBad);
        }
    }

    /** As a plugin says. */
    record Plugin(Provided model) implements Loss {}
}
