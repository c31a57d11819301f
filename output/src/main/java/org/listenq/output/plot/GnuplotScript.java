package org.listenq.output.plot;

import com.google.common.collect.ImmutableList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.listenq.output.text.Printable;

/** A gnuplot script that draws the picture from its table, for who wants another look. */
final class GnuplotScript {

    private static final int HEIGHT = 420;

    private final StringBuilder text = new StringBuilder();
    private final Picture picture;
    private int row;

    private GnuplotScript(Picture picture) {
        this.picture = picture;
    }

    /** Returns the script; {@code gnuplot NAME.gp} leaves {@code NAME-gnuplot.svg} beside it. */
    static String of(Picture picture) {
        return new GnuplotScript(picture).write();
    }

    private String write() {
        int panels = picture.panels().size();
        text.append("# gnuplot ").append(picture.name()).append(".gp\n");
        line("set terminal svg size 1000," + (HEIGHT * panels) + " noenhanced background 'white'");
        line("set output '" + picture.name() + "-gnuplot.svg'");
        line("set datafile separator ','");
        line("set key outside below");
        line("set grid");
        line("set style fill solid 0.7 noborder");
        if (panels > 1) {
            line("set multiplot layout " + panels + ",1");
        }
        picture.panels().forEach(this::panel);
        if (panels > 1) {
            line("unset multiplot");
        }
        return text.toString();
    }

    private void panel(Panel panel) {
        line("set title " + quoted(panel.title()));
        axis("x", panel.x());
        axis("y", panel.y());
        ImmutableList.Builder<String> curves = ImmutableList.builder();
        for (Curve curve : panel.curves()) {
            int last = row + curve.x().length() - 1;
            if (curve.x().length() > 0) {
                curves.add("'" + picture.name() + ".csv' every ::" + row + "::" + last + " skip 1 using "
                        + (panel.x().isNamed() ? "7:4:5:6" : "3:4") + " with "
                        + curve.style().gnuplot() + (curve.style() == Curve.Style.LIMIT ? " dashtype 2" : "")
                        + " title " + quoted(curve.name().strip()));
            }
            row = last + 1;
        }
        ImmutableList<String> all = curves.build();
        line(all.isEmpty() ? "# nothing to draw" : "plot \\\n  " + String.join(", \\\n  ", all));
    }

    private void axis(String name, Axis axis) {
        line("set " + name + "label " + quoted(axis.label()));
        if (axis.isNamed()) {
            line("set " + name + "tics rotate by -30 (" + ticks(axis) + ")");
            line("set " + name + "range [-0.5:" + axis.names().size() + "-0.5]");
            return;
        }
        line((axis.logarithmic() ? "set" : "unset") + " logscale " + name);
        line("set " + name + "range [" + (axis.logarithmic() ? "*" : "0") + ":*]");
    }

    private static String ticks(Axis axis) {
        return IntStream.range(0, axis.names().size())
                .mapToObj(place -> quoted(axis.names().get(place)) + " " + place)
                .collect(Collectors.joining(", "));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private static String quoted(String name) {
        return "'" + Printable.line(name).replace("'", "''") + "'";
    }
}
