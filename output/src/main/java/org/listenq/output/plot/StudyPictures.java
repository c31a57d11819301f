package org.listenq.output.plot;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.listenq.output.study.CellFigures;
import org.listenq.output.study.Estimate;
import org.listenq.output.study.Metric;
import org.listenq.output.study.StudyResult;
import org.listenq.output.study.Unit;
import org.listenq.output.text.FileNames;

/** The metrics of a study: the mean of each cell with its interval, against one dimension, coloured by the others. */
final class StudyPictures {

    /** Series in one panel; more than there are colours cannot be told apart. */
    private static final int SERIES = 10;

    private static final String POLICY = "policy";

    private final StudyResult result;
    private final String across;
    private final List<String> names;
    private final Map<String, Map<Integer, Integer>> series = new LinkedHashMap<>();

    private StudyPictures(StudyResult result) {
        this.result = result;
        this.across = across();
        this.names = List.copyOf(values(across));
        for (int cell = 0; cell < result.cells().size(); cell++) {
            Map<String, String> labels = result.cells().get(cell).labels();
            series.computeIfAbsent(others(labels), key -> new LinkedHashMap<>())
                    .put(names.indexOf(labels.getOrDefault(across, "")), cell);
        }
    }

    static ImmutableList<Picture> of(StudyResult result) {
        List<Metric> metrics = result.question().metrics();
        ImmutableList<String> files =
                FileNames.of(metrics.stream().map(Metric::name).toList());
        StudyPictures pictures = new StudyPictures(result);
        ImmutableList.Builder<Picture> all = ImmutableList.builder();
        for (int metric = 0; metric < metrics.size(); metric++) {
            all.add(new Picture(files.get(metric), pictures.panels(metric)));
        }
        return all.build();
    }

    private Set<String> values(String dimension) {
        Set<String> values = new LinkedHashSet<>();
        for (CellFigures cell : result.cells()) {
            values.add(cell.labels().getOrDefault(dimension, ""));
        }
        return values;
    }

    /** The first axis with several values, else the policy; the longest dimension if too many series would be left. */
    private String across() {
        List<String> dimensions = result.question().dimensions();
        String longest = POLICY;
        String first = "";
        for (String dimension : dimensions) {
            int size = values(dimension).size();
            longest = size > values(longest).size() ? dimension : longest;
            first = first.isEmpty() && size > 1 && !dimension.equals(POLICY) ? dimension : first;
        }
        boolean fits = !first.isEmpty()
                && result.cells().size() <= SERIES * values(first).size();
        return fits ? first : longest;
    }

    private String others(Map<String, String> labels) {
        return result.question().dimensions().stream()
                .filter(dimension ->
                        !dimension.equals(across) && values(dimension).size() > 1)
                .map(dimension ->
                        (dimension.equals(POLICY) ? "" : dimension + " = ") + labels.getOrDefault(dimension, ""))
                .collect(Collectors.joining(", "));
    }

    private ImmutableList<Panel> panels(int metric) {
        Metric of = result.question().metrics().get(metric);
        String label = of.name() + (of.unit() == Unit.SECONDS ? " (s)" : "");
        Axis y = new Axis(label, of.name(), 0, 1.05 * greatest(metric), false);
        List<List<String>> parts = Lists.partition(List.copyOf(series.keySet()), SERIES);
        ImmutableList.Builder<Panel> panels = ImmutableList.builder();
        for (int part = 0; part < parts.size(); part++) {
            String which = parts.size() == 1 ? "" : ", part " + (part + 1) + " of " + parts.size();
            ImmutableList.Builder<Curve> curves = ImmutableList.builder();
            for (int i = 0; i < parts.get(part).size(); i++) {
                curves.add(curve(parts.get(part).get(i), metric, i));
            }
            panels.add(new Panel(title(of) + which, Axis.named(across, names), y, curves.build()));
        }
        return panels.build();
    }

    private String title(Metric metric) {
        return result.question().name() + ": " + metric.name() + ", mean and its "
                + Unit.NUMBER.brief(100 * result.question().confidence()) + " % interval";
    }

    private double greatest(int metric) {
        double greatest = result.estimates().stream()
                .map(row -> row.get(metric))
                .filter(estimate -> Double.isFinite(estimate.mean()))
                .mapToDouble(estimate -> (estimate.mean() + Math.max(0, half(estimate))) / scale(metric))
                .max()
                .orElse(0);
        return greatest > 0 ? greatest : 1;
    }

    private double scale(int metric) {
        return result.question().metrics().get(metric).unit() == Unit.SECONDS ? Points.BILLION : 1;
    }

    private static double half(Estimate estimate) {
        return Double.isNaN(estimate.half()) ? Curve.UNKNOWN : estimate.half();
    }

    /** The cells of one series; where there is no mean, because something never ended, there is no column. */
    private Curve curve(String name, int metric, int colour) {
        Points points = new Points();
        Map<Integer, Integer> cells = series.getOrDefault(name, Map.of());
        cells.keySet().stream().sorted().forEach(place -> {
            Estimate estimate =
                    result.estimates().get(cells.getOrDefault(place, 0)).get(metric);
            if (Double.isFinite(estimate.mean())) {
                double millionths = Points.MILLION / scale(metric);
                boolean isKnown = !Double.isNaN(estimate.half());
                points.add(
                        place,
                        Math.round(estimate.mean() * millionths),
                        isKnown ? Math.round(estimate.half() * millionths) : Curve.UNKNOWN);
            }
        });
        return points.curve(name.isEmpty() ? "all" : name, Curve.Style.INTERVALS, colour);
    }
}
