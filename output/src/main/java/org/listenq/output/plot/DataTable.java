package org.listenq.output.plot;

import com.google.common.collect.ImmutableList;
import java.io.OutputStream;
import org.listenq.output.text.ByteEncoder;
import org.listenq.output.text.CsvCells;
import org.listenq.output.text.FixedDecimal;

/** The points of a picture as tidy CSV: one line for each, with its panel and its series. */
final class DataTable {

    private DataTable() {}

    /** Writes the table to {@code out}, which stays open. */
    static void write(Picture picture, OutputStream out) {
        ByteEncoder bytes = new ByteEncoder(out);
        CsvCells cells = new CsvCells(bytes);
        if (picture.panels().get(0).x().isNamed()) {
            intervals(picture, cells);
        } else {
            points(picture, cells);
        }
        bytes.flush();
    }

    private static void points(Picture picture, CsvCells cells) {
        Panel first = picture.panels().get(0);
        cells.header(ImmutableList.of(
                "panel", "series", first.x().column(), first.y().column()));
        for (Panel panel : picture.panels()) {
            for (Curve curve : panel.curves()) {
                for (int i = 0; i < curve.x().length(); i++) {
                    cells.label(panel.title()).label(curve.name().strip());
                    cells.seconds(curve.x().get(i))
                            .word(FixedDecimal.millionths(curve.y().get(i)));
                    cells.end();
                }
            }
        }
    }

    private static void intervals(Picture picture, CsvCells cells) {
        Panel first = picture.panels().get(0);
        cells.header(ImmutableList.of(
                "panel", "series", first.x().column(), first.y().column(), "low", "high", "place"));
        for (Panel panel : picture.panels()) {
            for (Curve curve : panel.curves()) {
                for (int i = 0; i < curve.x().length(); i++) {
                    cells.label(panel.title()).label(curve.name().strip());
                    interval(panel, curve, i, cells);
                    cells.end();
                }
            }
        }
    }

    private static void interval(Panel panel, Curve curve, int index, CsvCells cells) {
        int place = (int) (curve.x().get(index) / Points.BILLION);
        long value = curve.y().get(index);
        long half = curve.half().get(index);
        cells.label(panel.x().names().get(place)).word(FixedDecimal.millionths(value));
        if (half == Curve.UNKNOWN) {
            cells.word("").word("");
        } else {
            cells.word(FixedDecimal.millionths(value - half)).word(FixedDecimal.millionths(value + half));
        }
        cells.number(place);
    }
}
