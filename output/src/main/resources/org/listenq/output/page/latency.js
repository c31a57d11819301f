/* How long connect() took: the share of connections that took no longer, each coloured by the SYNs it needed. */

function latencySection(run) {
    if (!run.latency.length) {
        return section("latency", "Connect latency", "Nobody connected.");
    }
    const steps = mergedSteps(run);
    const total = steps.length ? steps[steps.length - 1].upTo : 0;
    const failed = run.summary.connections - total;
    const classes = run.latency.map(curve => curve.syns);
    const chart = ecdfChart(steps, total, classes);
    const entries = run.latency.map((curve, i) => {
        const count = curve.upTo[curve.upTo.length - 1];
        return {label: curve.syns === 1 ? "1 SYN" : curve.syns + " SYNs", colour: () => synHue(i, classes.length),
            detail: grouped(count) + " (" + percent(count, total) + ")"};
    });
    const words = "Half of those that connected took at most " + ofSummary(run.summary.connect_latency_s.p50)
        + " s, the slowest " + ofSummary(run.summary.connect_latency_s.max) + " s.";
    return section("latency", "Connect latency",
        words + (failed ? " " + plural(failed, "connection") + " that did not connect "
            + (failed === 1 ? "is" : "are") + " not in it." : ""),
        figure("Share of connections that took no longer, coloured by the number of SYNs", words,
            [legend("Number of SYNs", entries), chart.place]));
}

/** Steps of all curves in the order of time: how many took no longer, and which curve the step belongs to. */
function mergedSteps(run) {
    const steps = [];
    run.latency.forEach((curve, which) => {
        let before = 0;
        for (let i = 0; i < curve.nanos.length; i++) {
            steps.push({nanos: curve.nanos[i], more: curve.upTo[i] - before, which: which});
            before = curve.upTo[i];
        }
    });
    steps.sort((a, b) => a.nanos - b.nanos || a.which - b.which);
    let upTo = 0;
    steps.forEach(step => step.upTo = upTo += step.more);
    return steps;
}

/** From calm to alarming: the more SYNs, the warmer. */
function synHue(i, count) {
    const names = ["syn0", "syn1", "syn2", "syn3", "syn4", "syn5"];
    return colour(names[count === 1 ? 0 : Math.min(names.length - 1, i)]);
}

/** Ticks of a logarithmic axis of seconds: the powers of ten, written plainly. */
function logSeconds(u, ticks) {
    return ticks.map(tick => {
        const power = Math.log10(tick);
        return Math.abs(power - Math.round(power)) < 1e-6 ? String(Number(tick.toPrecision(1))) : "";
    });
}

function logRange(low, high) {
    const from = Math.pow(10, Math.floor(Math.log10(Math.max(1e-6, low))));
    const to = Math.pow(10, Math.ceil(Math.log10(Math.max(1e-6, high)) + 1e-9));
    return [from, to > from ? to : from * 10];
}

function ecdfChart(steps, total, classes) {
    const floor = 1e-6;
    const x = steps.map(step => Math.max(floor, step.nanos / NANOS));
    const all = steps.map(step => 100 * step.upTo / total);
    const ofClass = classes.map((unused, which) => steps.map((step, i) => step.which === which ? all[i] : null));
    const range = logRange(x[0], x[x.length - 1]);
    return plot(width => ({
        height: width < 500 ? 240 : 300,
        scales: {x: {time: false, distr: 3, range: () => range}, y: {range: () => [0, 104]}},
        cursor: {drag: {x: false, y: false}, points: {show: false}},
        axes: [axisLook({label: "seconds from connect() to connected (logarithmic)", size: 32, values: logSeconds}),
            axisLook({label: "% of connections", size: 48})],
        series: [{}, {stroke: colour("muted"), width: 1.5, paths: uPlot.paths.stepped({align: 1}), points: {show: false}},
            ...classes.map((unused, i) => ({stroke: synHue(i, classes.length), paths: () => null,
                points: {show: true, size: 8, width: 1, fill: synHue(i, classes.length)}}))]
    }), () => [x, all, ...ofClass], {"data-plot": "latency"});
}
