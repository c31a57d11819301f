package org.listenq.output.plot;

import java.awt.Color;
import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.DOMImplementation;
import org.w3c.dom.Document;

/** Draws with XChart: on an image for PNG, on Batik's graphics for SVG. */
final class XChartDrawing implements Drawing {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 460;
    private static final String SVG = "http://www.w3.org/2000/svg";

    @Override
    public void png(Picture picture, OutputStream out) throws IOException {
        int height = HEIGHT * picture.panels().size();
        BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            paint(picture, graphics);
        } finally {
            graphics.dispose();
        }
        try (ImageOutputStream memory = new MemoryCacheImageOutputStream(out)) { // else it takes a file in /tmp
            if (!ImageIO.write(image, "png", memory)) {
                throw new IllegalStateException("this Java has no writer of PNG files");
            }
        }
    }

    @Override
    public void svg(Picture picture, OutputStream out) throws IOException {
        SVGGraphics2D graphics = new SVGGraphics2D(document());
        graphics.setSVGCanvasSize(new Dimension(WIDTH, HEIGHT * picture.panels().size()));
        paint(picture, graphics);
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        graphics.stream(writer, true);
        writer.flush();
    }

    private static Document document() {
        try {
            DOMImplementation dom =
                    DocumentBuilderFactory.newInstance().newDocumentBuilder().getDOMImplementation();
            return dom.createDocument(SVG, "svg", null);
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("this Java cannot make an XML document", e);
        }
    }

    /**
     * Paints the panels one below the other; one with a narrow legend is painted narrower, so that their axes have one
     * length.
     */
    private static void paint(Picture picture, Graphics2D graphics) {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT * picture.panels().size());
        double widest = picture.panels().stream()
                .mapToDouble(PanelChart::widestName)
                .max()
                .orElse(0);
        for (Panel panel : picture.panels()) {
            int width = WIDTH - (int) Math.round(widest - PanelChart.widestName(panel));
            PanelChart.of(panel, width, HEIGHT).paint(graphics, width, HEIGHT);
            graphics.translate(0, HEIGHT);
        }
    }
}
