package org.listenq.core.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Chance is what the published mixer gives: G. L. Steele, D. Lea, C. H. Flood, "Fast Splittable Pseudorandom Number
 * Generators", OOPSLA 2014, with the constants of S. Vigna's splitmix64.c. What is derived from it was computed apart
 * from this program, in another language.
 */
class RandomStreamsTest {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    @Test
    void mixer_seed1234567_givesThePublishedSequence() {
        assertThat(LongStream.range(0, 5)
                        .map(n -> RandomStreams.mix(1234567 + n * GOLDEN))
                        .mapToObj(Long::toUnsignedString))
                .containsExactly(
                        "6457827717110365317",
                        "3203168211198807973",
                        "9817491932198370423",
                        "4593380528125082431",
                        "16408922859458223821");
    }

    @Test
    void bits_ofStreamKeyAndDraw_areTheMixOfAllThree() {
        assertThat(RandomStreams.bits(0, 0, 0)).isEqualTo(0xa706dd2f4d197e6fL);
        assertThat(RandomStreams.bits(1, 2, 0)).isEqualTo(0xbccdfd9c96a18897L);
        assertThat(RandomStreams.bits(1, 2, 3)).isEqualTo(0xcb3579caf59441aeL);
        assertThat(RandomStreams.bits(0x123456789abcdefL, 42, 7)).isEqualTo(0x4a4c0d9ed65f542L);
    }

    @Test
    void uniform_ofTheseBits_isTheMiddleOfOneOf2To52Intervals() {
        assertThat(RandomStreams.uniform(1, 2, 3)).isEqualTo(0x1.966af395eb289p-1);
        assertThat(LongStream.range(0, 10_000).mapToDouble(n -> RandomStreams.uniform(5, 6, n) * 0x1p53))
                .allMatch(odd -> odd % 2 == 1 && odd > 0 && odd < 0x1p53);
    }

    @Test
    void namedStream_andIdentity_areTheMixOfTheirParts() {
        assertThat(new RandomStreams(7, 2).stream("loss")).isEqualTo(0xe976f63dcc16f45cL);
        assertThat(RandomStreams.key(3, 5)).isEqualTo(0xce61248c734f5c4fL);
        assertThat(new RandomStreams.Identities(3).with(5)).isEqualTo(0xce61248c734f5c4fL);
    }

    @Test
    void replications_andNames_haveStreamsOfTheirOwn() {
        RandomStreams first = new RandomStreams(1, 0);
        assertThat(first.stream("loss")).isEqualTo(new RandomStreams(1, 0).stream("loss"));
        assertThat(new long[] {first.stream("loss"), new RandomStreams(1, 1).stream("loss"), first.stream("delay")})
                .doesNotHaveDuplicates();
        assertThat(first.sequential("a").nextLong())
                .isEqualTo(new RandomStreams(1, 0).sequential("a").nextLong());
    }
}
