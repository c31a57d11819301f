package org.listenq.output.plot;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.hash.Hashing;
import com.google.common.io.Resources;
import java.awt.Font;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The font for systems that have none; {@code ArchiveIT} draws with it. */
class FontsTest {

    @Test
    void fontOfOurs_isDejaVuSans237_asItsAuthorsPublishedIt() throws IOException {
        byte[] bytes = Resources.toByteArray(Resources.getResource(Fonts.class, "DejaVuSans.ttf"));

        assertThat(Hashing.sha256().hashBytes(bytes))
                .hasToString("abdc775b21b1bc470d50c97e790d276f2054b7504e56e5bd3e64f48d68582322");
    }

    @Test
    void fontOfOurs_hasTheNameByWhichItIsListed() throws Exception {
        try (InputStream in = Fonts.class.getResourceAsStream("DejaVuSans.ttf")) {
            Font font = Font.createFont(Font.TRUETYPE_FONT, Objects.requireNonNull(in));

            assertThat(font.getFontName()).isEqualTo("DejaVu Sans");
        }
    }

    @Test
    void systemWithFonts_asked_keepsItsOwn() {
        Fonts.ensure();

        assertThat(System.getProperty("sun.awt.fontconfig")).isNull();
    }
}
