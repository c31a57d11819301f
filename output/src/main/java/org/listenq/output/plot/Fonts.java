package org.listenq.output.plot;

import com.google.common.io.Resources;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/** The fonts of AWT: those of this system, or DejaVu Sans, which comes with ListenQ, if it has none. */
final class Fonts {

    /** Where AWT looks for the file that lists its fonts; only when they are first needed, and again if that failed. */
    private static final String LIST = "sun.awt.fontconfig";

    private static final String OURS = "DejaVuSans.ttf";

    private Fonts() {}

    /** Sees to it that text can be drawn, if that is possible here; if it is not, drawing says why. */
    static void ensure() {
        if (System.getProperty(LIST) == null && !canMeasure()) {
            useOurs();
        }
    }

    /**
     * Where AWT finds no font it throws, by version, an InternalError, an Error or a RuntimeException, and looks again
     * when it is asked again.
     */
    private static boolean canMeasure() {
        try {
            new Font(Font.SANS_SERIF, Font.PLAIN, 12).getStringBounds("x", new FontRenderContext(null, true, true));
            return true;
        } catch (RuntimeException | Error e) {
            if (e instanceof OutOfMemoryError || e instanceof StackOverflowError) {
                throw e;
            }
            return false;
        }
    }

    private static void useOurs() {
        try {
            Path folder = Files.createTempDirectory("listenq-font");
            Path font = folder.resolve(OURS);
            Path list = folder.resolve("fontconfig.properties");
            for (File file : new File[] {folder.toFile(), font.toFile(), list.toFile()}) {
                file.deleteOnExit();
            }
            Resources.asByteSource(Resources.getResource(Fonts.class, OURS))
                    .copyTo(com.google.common.io.Files.asByteSink(font.toFile()));
            writeList(font, list);
            System.setProperty(LIST, list.toString());
        } catch (IOException e) {
            // No room for a font: there is still none, and drawing fails with what the system says.
        }
    }

    /** Writes the list in the form that java.desktop reads: one face for all characters of all logical fonts. */
    private static void writeList(Path font, Path list) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("version", "1");
        properties.setProperty("sequence.allfonts", "default");
        properties.setProperty("allfonts.default", "DejaVu Sans");
        properties.setProperty("filename.DejaVu_Sans", font.toString());
        try (var out = Files.newOutputStream(list)) {
            properties.store(out, null);
        }
    }
}
