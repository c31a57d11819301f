/* Several runs side by side: figures, overlaid queues and latencies, ladders of the same client. */

/** Short names that tell the runs apart. */
function labelRuns(runs) {
    const ways = [run => run.policy, run => run.name + ", " + run.policy, run => run.name + ", " + run.policy + ", seed " + run.summary.seed];
    const way = ways.find(name => new Set(runs.map(name)).size === runs.length);
    runs.forEach((run, i) => run.label = way ? way(run) : i + 1 + ": " + ways[2](run));
}

/** What a study found in all its runs, of which those on the page are one each. */
function studySections(study) {
    return study.map((part, i) => section("study-" + (i + 1), part.heading,
        i === 0 ? "Over all runs of the study; what follows below shows replication 0 of each." : "",
        part.columns ? table(part.heading, part.columns, part.rows) : null, part.lines.map(line => el("p", null, line))));
}

function comparisonSections(runs) {
    return [comparedFigures(runs), comparedQueues(runs), comparedLatency(runs), comparedLadders(runs)];
}

function comparedFigures(runs) {
    const limit = one => one.connections === null ? "no limit" : grouped(one.connections);
    const rows = runs.map((run, i) => {
        const f = figuresOf(run);
        const socket = run.summary.listeners[0];
        return [el("span", {class: "run-name"}, runSwatch(i), run.label), limit(socket.incomplete_limit), limit(socket.completed_limit),
            grouped(f.connections), grouped(f.atOnce), grouped(f.late), grouped(f.ghosts), grouped(f.connections - f.connected),
            grouped(f.accepted), ofSummary(f.p50), ofSummary(f.p99), ofSummary(f.max), grouped(f.drops)];
    });
    const names = ["Incomplete limit", "Completed limit", "Connections", "At once", "Late", "In own eyes only", "Not connected", "Accepted",
        "p50 s", "p99 s", "Max s", "Drops"];
    return section("figures", "Side by side",
        "At once: connected with the first SYN. Late: connected after repeating it. Limits are those of the first listening socket.",
        table("Figures of each run", [{name: "Run", header: true}, ...names.map(name => ({name: name, number: true}))], rows));
}

function runSwatch(i) {
    const swatch = el("span", {class: "swatch"});
    const paint = () => swatch.style.setProperty("--swatch", hue(i));
    paint();
    onLook(paint);
    return swatch;
}

function runLegend(runs, redraw, off) {
    return legend("Runs", runs.map((run, i) => ({label: run.label, colour: () => hue(i), index: i})), (entry, on) => {
        on ? off.delete(entry.index) : off.add(entry.index);
        redraw();
    });
}

/** One column of x for all runs: lengths hold until they change. */
function joined(tables) {
    const x = [...new Set(tables.flatMap(one => Array.from(one[0])))].sort((a, b) => a - b);
    return [x, ...tables.map(one => {
        let i = -1;
        return x.map(at => {
            while (i + 1 < one[0].length && one[0][i + 1] <= at) {
                i++;
            }
            return i < 0 ? null : one[1][i];
        });
    })];
}

function comparedQueues(runs) {
    const end = Math.max(...runs.map(run => run.end)) / NANOS;
    const time = timeWindow(0, Math.max(...runs.map(busyUntil)), end);
    const parts = el("div", {class: "plots", tabindex: "0", role: "group",
        "aria-label": "Queues over time. Arrow keys move, plus and minus zoom, 0 shows all, Escape the busy part."});
    zoomKeys(time, parts);
    QUEUES.slice().reverse().forEach(kind => {
        const data = joined(runs.map(run => {
            const queue = run.queues[0];
            const x = Array.from(queue.t, t => t / NANOS);
            return [x.concat([end]), Array.from(queue[kind.name]).concat([queue[kind.name][x.length - 1] || 0])];
        }));
        const off = new Set();
        const tie = timed(time, "compare");
        const chart = plot(width => ({
            height: width < 500 ? 220 : 260,
            scales: {x: tie.scales, y: {range: (u, low, high) => [0, Math.max(1, high || 1) * 1.1]}},
            cursor: tie.cursor, axes: [secondsAxis(true), countAxis("connections")], hooks: {setSelect: [tie.zoomed], ready: [tie.ready]},
            series: [{}, ...runs.map((unused, i) => ({stroke: hue(i), width: 2, points: {show: false}, show: !off.has(i),
                dash: [undefined, [9, 3], [3, 3], [9, 3, 2, 3], [5, 6]][i % 5], paths: uPlot.paths.stepped({align: 1})}))]
        }), () => data, {"data-plot": "compared-" + kind.name});
        time.charts.push(chart);
        const heading = "Length of the " + kind.label;
        parts.append(figure(heading, runs.map(run => run.label + " peaks at "
            + run.summary.listeners[0][kind.name + "_peak"]).join(", "), [runLegend(runs, () => chart.draw(), off), chart.place]));
    });
    return section("timeline", "Queues over time", "Drag across a plot to zoom in; double-click for all.", zoomBar(time, "timeline"), parts);
}

function comparedLatency(runs) {
    const some = runs.filter(run => run.latency.length);
    if (!some.length) {
        return section("latency", "Connect latency", "Nobody connected.");
    }
    const data = joined(some.map(run => {
        const steps = mergedSteps(run);
        const total = run.summary.connections;
        return [steps.map(step => Math.max(1e-6, step.nanos / NANOS)), steps.map(step => 100 * step.upTo / total)];
    }));
    const range = logRange(data[0][0], data[0][data[0].length - 1]);
    const off = new Set();
    const chart = plot(width => ({
        height: width < 500 ? 240 : 300,
        scales: {x: {time: false, distr: 3, range: () => range}, y: {range: () => [0, 104]}},
        cursor: {drag: {x: false, y: false}, points: {show: false}},
        axes: [axisLook({label: "seconds from connect() to connected (logarithmic)", size: 32, values: logSeconds}),
            axisLook({label: "% of all connections", size: 48})],
        series: [{}, ...some.map(run => ({stroke: hue(run.index), width: 2, points: {show: some.length > 0, size: 5}, show: !off.has(run.index),
            paths: uPlot.paths.stepped({align: 1})}))]
    }), () => data, {"data-plot": "compared-latency"});
    return section("latency", "Connect latency", "Of all connections, those that connected in no more than so many seconds; a curve that "
        + "ends below 100 % left some out.", figure("Share of connections", some.map(run => run.label).join(", "),
        [runLegend(runs, () => chart.draw(), off), chart.place]));
}

/** What a client's attempt is called in every run. */
function identity(c, i) {
    return [c.groups[c.group[i]], c.client[i], c.attempt[i]].join("\u0000");
}

function comparedLadders(runs) {
    const clients = new Map();
    runs.forEach(run => {
        const c = connectionsOf(run);
        for (let i = 0; i < c.size; i++) {
            if (ladderOf(run, c.number[i])) {
                const key = identity(c, i);
                const one = clients.get(key) || {name: clientName(c, i), numbers: [], slowest: 0};
                one.numbers[run.index] = c.number[i];
                one.slowest = Math.max(one.slowest, c.latency[i]);
                clients.set(key, one);
            }
        }
    });
    const everywhere = [...clients.values()].filter(one => runs.every(run => one.numbers[run.index] !== undefined));
    const all = everywhere.length ? everywhere : [...clients.values()];
    const place = el("div", {class: "side-by-side", id: "side-by-side"});
    const select = el("select", {id: "compared-client"}, all.map((one, i) => el("option", {value: i}, one.name)));
    const show = () => {
        const one = all[Number(select.value)];
        place.replaceChildren(...(one ? runs.map(run => comparedLadder(run, one)) : []));
    };
    select.addEventListener("change", show);
    const slowest = all.reduce((worst, one, i) => one.slowest > all[worst].slowest ? i : worst, 0);
    select.value = String(slowest);
    show();
    return section("ladders", "The same client under each", laddersOf(runs[0]).note,
        el("div", {class: "bar"}, el("label", null, "Client ", select)), place);
}

function comparedLadder(run, one) {
    const number = one.numbers[run.index];
    const heading = el("h3", null, runSwatch(run.index), run.label);
    if (number === undefined) {
        return el("article", null, heading, el("p", null, "No ladder diagram of this client is kept here."));
    }
    const told = laddersOf(run).stories[ladderOf(run, number).index] || straight(one.name, run, number);
    return el("article", {"aria-label": run.label}, heading, el("p", {class: "told"}, told),
        el("div", {class: "drawing", tabindex: "0", role: "region", "aria-label": "Ladder diagram under " + run.label},
            ladderDrawing(run, number, one.name + " under " + run.label, 360)));
}
