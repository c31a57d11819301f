package org.listenq.output.plot;

import com.google.common.primitives.ImmutableLongArray;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.Locale;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.listenq.output.text.Printable;

/** One panel as a chart of XChart. */
final class PanelChart {

    private static final double NANOS_PER_SECOND = 1e9;
    private static final double MILLION = 1e6;
    private static final Color TRANSPARENT = new Color(255, 255, 255, 0);
    static final Font LEGEND = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    private static final FontRenderContext AS_DRAWN = new FontRenderContext(null, true, true);
    private static final int LEFT = 60;
    private static final float[] DASHES = {7, 7};

    /** Colours that stay apart for the colour-blind as well (Okabe and Ito, 2008), then others. */
    static final Color[] COLOURS = {
        new Color(0x0072B2),
        new Color(0xE69F00),
        new Color(0x009E73),
        new Color(0xD55E00),
        new Color(0xCC79A7),
        new Color(0x56B4E9),
        new Color(0x7A5195),
        new Color(0x000000),
        new Color(0x8B4513),
        new Color(0x888888),
    };

    private PanelChart() {}

    /** Returns the width of the widest name in the legend of {@code panel}. */
    static double widestName(Panel panel) {
        return panel.curves().stream()
                .filter(curve -> curve.x().length() > 0)
                .mapToDouble(curve -> LEGEND.getStringBounds(Printable.line(curve.name()), AS_DRAWN)
                        .getWidth())
                .max()
                .orElse(0);
    }

    static Chart<?, ?> of(Panel panel, int width, int height) {
        return panel.x().isNamed() ? IntervalChart.of(panel, width, height) : curves(panel, width, height);
    }

    private static XYChart curves(Panel panel, int width, int height) {
        XYChart chart = new XYChartBuilder()
                .width(width)
                .height(height)
                .title(Printable.line(panel.title()))
                .xAxisTitle(panel.x().label())
                .yAxisTitle(panel.y().label())
                .build();
        look(chart.getStyler());
        style(chart.getStyler(), panel);
        for (Curve curve : panel.curves()) {
            if (curve.x().length() > 0) {
                add(chart, curve, panel);
            }
        }
        return chart;
    }

    /** What all charts look like. */
    static void look(AxesChartStyler styler) {
        styler.setLocale(Locale.ROOT);
        styler.setChartBackgroundColor(Color.WHITE);
        styler.setPlotBorderVisible(false);
        styler.setPlotGridLinesColor(new Color(0xDDDDDD));
        styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 15));
        styler.setChartTitleBoxVisible(false);
        styler.setLegendPosition(Styler.LegendPosition.OutsideE);
        styler.setLegendBorderColor(Color.WHITE);
        styler.setLegendFont(LEGEND);
        styler.setYAxisLeftWidthHint(LEFT);
    }

    private static void style(XYStyler styler, Panel panel) {
        styler.setXAxisLogarithmic(panel.x().logarithmic());
        styler.setYAxisLogarithmic(panel.y().logarithmic());
        styler.setXAxisMin(panel.x().min());
        styler.setXAxisMax(panel.x().max());
        styler.setYAxisMin(panel.y().min());
        styler.setYAxisMax(panel.y().max());
    }

    private static void add(XYChart chart, Curve curve, Panel panel) {
        double[] x = values(curve.x(), NANOS_PER_SECOND, panel.x());
        double[] y = values(curve.y(), MILLION, panel.y());
        if (curve.style() == Curve.Style.BARS) {
            x = outlineX(x);
            y = outlineY(y, panel.y().min());
        }
        XYSeries series = chart.addSeries(Printable.line(curve.name()), x, y);
        Color colour = COLOURS[curve.colour() % COLOURS.length];
        series.setMarkerColor(colour);
        series.setLineColor(colour);
        series.setFillColor(translucent(colour));
        look(series, curve);
    }

    /** Returns the x of the outline of bars: up and down at each point. */
    private static double[] outlineX(double[] x) {
        return IntStream.range(0, 2 * x.length).mapToDouble(i -> x[i / 2]).toArray();
    }

    /** Returns the y of the outline, which begins and ends on the {@code floor}. */
    private static double[] outlineY(double[] y, double floor) {
        int last = 2 * y.length - 1;
        return IntStream.rangeClosed(0, last)
                .mapToDouble(i -> i == 0 || i == last ? floor : y[(i - 1) / 2])
                .toArray();
    }

    private static void look(XYSeries series, Curve curve) {
        switch (curve.style()) {
            case STEPS -> line(series, XYSeriesRenderStyle.Step, new BasicStroke(2));
            case LIMIT -> line(series, XYSeriesRenderStyle.Step, dashed(curve.colour()));
            case BARS -> {
                line(series, XYSeriesRenderStyle.PolygonArea, new BasicStroke(1));
                series.setLineColor(TRANSPARENT);
            }
            case INTERVALS -> throw new IllegalArgumentException("intervals need an axis of names");
            case POINTS -> marks(series, SeriesMarkers.CIRCLE);
            case CROSSES -> marks(series, SeriesMarkers.CROSS);
        }
    }

    /** Returns dashes that fill the gaps of those of the next colour, so that two equal limits are both seen. */
    private static BasicStroke dashed(int colour) {
        float phase = DASHES[0] * (colour % 2);
        return new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_BEVEL, 10, DASHES, phase);
    }

    private static void line(XYSeries series, XYSeriesRenderStyle style, BasicStroke stroke) {
        series.setXYSeriesRenderStyle(style);
        series.setLineStyle(stroke);
        series.setMarker(SeriesMarkers.NONE);
    }

    private static void marks(XYSeries series, Marker marker) {
        series.setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter);
        series.setMarker(marker);
    }

    private static Color translucent(Color colour) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 190);
    }

    /** Returns values in the unit of the axis; what a logarithmic axis cannot show stands at its beginning. */
    private static double[] values(ImmutableLongArray values, double unit, Axis axis) {
        return values.stream()
                .mapToDouble(value -> value / unit)
                .map(value -> axis.logarithmic() ? Math.max(axis.min(), value) : value)
                .toArray();
    }
}
