package org.listenq.output.plot;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.CategorySeries;
import org.knowm.xchart.CategorySeries.CategorySeriesRenderStyle;
import org.knowm.xchart.style.CategoryStyler;
import org.listenq.output.text.Printable;

/** A panel with an axis of names as a chart of XChart: columns side by side, each with its interval. */
final class IntervalChart {

    private static final double MILLION = 1e6;
    private static final int ROOM = 90;
    private static final int TILT = 30;

    private IntervalChart() {}

    static CategoryChart of(Panel panel, int width, int height) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(width)
                .height(height)
                .title(Printable.line(panel.title()))
                .xAxisTitle(Printable.line(panel.x().label()))
                .yAxisTitle(panel.y().label())
                .build();
        PanelChart.look(chart.getStyler());
        style(chart.getStyler(), panel);
        panel.curves().stream()
                .filter(curve -> curve.x().length() > 0)
                .forEach(curve -> add(chart, curve, names(panel.x())));
        return chart;
    }

    private static void style(CategoryStyler styler, Panel panel) {
        styler.setDefaultSeriesRenderStyle(CategorySeriesRenderStyle.Bar);
        styler.setAvailableSpaceFill(0.8);
        styler.setErrorBarsColor(java.awt.Color.BLACK);
        styler.setYAxisMin(panel.y().min());
        styler.setYAxisMax(panel.y().max());
        int longest = panel.x().names().stream().mapToInt(String::length).max().orElse(0);
        if (longest * panel.x().names().size() > ROOM) {
            styler.setXAxisLabelRotation(TILT);
        }
    }

    /** The names as they are shown; two that look alike are told apart by their places. */
    private static ImmutableList<String> names(Axis axis) {
        List<String> names = new ArrayList<>();
        for (String name : axis.names()) {
            String shown = Printable.line(name);
            names.add(names.contains(shown) ? shown + " (" + names.size() + ")" : shown);
        }
        return ImmutableList.copyOf(names);
    }

    private static void add(CategoryChart chart, Curve curve, List<String> names) {
        List<@Nullable Double> values = new ArrayList<>(Collections.nCopies(names.size(), null));
        List<Double> halves = new ArrayList<>(Collections.nCopies(names.size(), 0.0));
        for (int i = 0; i < curve.x().length(); i++) {
            int place = (int) (curve.x().get(i) / Points.BILLION);
            values.set(place, curve.y().get(i) / MILLION);
            halves.set(place, Math.max(0, curve.half().get(i)) / MILLION);
        }
        CategorySeries series = chart.addSeries(Printable.line(curve.name()), names, values, halves);
        series.setFillColor(PanelChart.COLOURS[curve.colour() % PanelChart.COLOURS.length]);
    }
}
