/* Queue lengths, drops by cause, and rates over one shared axis of time. */

const QUEUES = [
    {name: "incomplete", label: "incomplete queue", limit: "incompleteLimit", hue: 0},
    {name: "completed", label: "completed queue", limit: "completedLimit", hue: 1}
];

function timelineSection(run) {
    const time = timeWindow(0, busyUntil(run), run.end / NANOS);
    const key = "time-" + run.index;
    const parts = el("div", {
        class: "plots", tabindex: "0", role: "group",
        "aria-label": "Plots over time. Arrow keys move, plus and minus zoom, 0 shows the whole run, Escape the busy part."
    });
    zoomKeys(time, parts);
    const listener = {index: 0, watchers: []};
    parts.append(figure("Queue lengths", queueWords(run), queueChart(run, listener, time, key)));
    if (run.drops.length) {
        parts.append(figure("Segments lost or ignored, by cause", dropWords(run), dropChart(run, time, key)));
    }
    parts.append(figure("Events per second", rateWords(run), rateChart(run, time, key)));
    return section("timeline", "Over time",
        "Drag across a plot to zoom in; double-click for the whole run. All plots show the same time.",
        el("div", {class: "bar"}, zoomBar(time, "timeline"), listenerChoice(run, listener)), parts);
}

function busyUntil(run) {
    let last = 0;
    run.queues.forEach(queue => last = Math.max(last, queue.t.length ? queue.t[queue.t.length - 1] : 0));
    run.drops.forEach(drop => last = Math.max(last, drop.t[drop.t.length - 1]));
    const busy = last / NANOS * 1.05;
    return busy > 0 && busy < run.end / NANOS * 0.8 ? busy : run.end / NANOS;
}

function figure(heading, words, parts) {
    return el("figure", {role: "group", "aria-label": heading + ". " + words},
        el("figcaption", null, heading), parts);
}

function listenerChoice(run, listener) {
    if (run.queues.length < 2) {
        return null;
    }
    const select = el("select", {id: "listener"}, run.summary.listeners.map((one, i) =>
        el("option", {value: i}, one.name + ":" + one.port)));
    select.addEventListener("change", () => {
        listener.index = Number(select.value);
        listener.watchers.forEach(watch => watch());
    });
    return el("label", null, "Listening socket ", select);
}

function queueWords(run) {
    return run.summary.listeners.map(one => one.name + ": the incomplete queue peaks at " + one.incomplete_peak
        + ", the completed queue at " + one.completed_peak + ".").join(" ");
}

/** The limits of a queue as numbers, or nothing where there is none. */
function limitsOf(queue, name) {
    return Array.from(queue[name], limit => limit < 0 ? null : limit);
}

function queueData(run, queue) {
    const x = Array.from(queue.t, t => t / NANOS);
    const columns = [];
    QUEUES.forEach(kind => columns.push(Array.from(queue[kind.name]), limitsOf(queue, kind.limit)));
    if (x.length) {
        x.push(Math.max(run.end / NANOS, x[x.length - 1]));
        columns.forEach(column => column.push(column[column.length - 1]));
    }
    return [x, ...columns];
}

/** The highest length that a plot must show: the peaks, and limits that are not far above them. */
function ceiling(data) {
    const peak = Math.max(1, ...[1, 3].map(i => data[i].reduce((most, v) => Math.max(most, v), 0)));
    const limits = [2, 4].map(i => data[i].reduce((most, v) => Math.max(most, v || 0), 0));
    return Math.max(peak, ...limits.filter(limit => limit <= 2.5 * peak)) * 1.18;
}

function queueChart(run, listener, time, key) {
    let data = queueData(run, run.queues[0]);
    const off = new Set();
    const tie = timed(time, key);
    const chart = plot(width => ({
        height: width < 500 ? 220 : 260,
        scales: {x: tie.scales, y: {range: () => [0, ceiling(data)]}},
        cursor: tie.cursor,
        axes: [secondsAxis(true), countAxis("connections")],
        series: [{}, ...QUEUES.flatMap((kind, i) => [
            {stroke: hue(kind.hue), width: 1.5, fill: rgba(hue(kind.hue), 0.12), paths: uPlot.paths.stepped({align: 1}),
                points: {show: false}, show: !off.has(i)},
            {stroke: hue(kind.hue), width: 1.5, dash: i ? [2, 4] : [8, 5], paths: uPlot.paths.stepped({align: 1}),
                points: {show: false}, show: !off.has(i)}])],
        hooks: {setSelect: [tie.zoomed], ready: [tie.ready], draw: [u => drawLimits(u, data, off), u => markDrops(u, run, data)], setCursor: [u => readQueues(u, data, read)]}
    }), () => data, {"data-plot": "queues"});
    time.charts.push(chart);
    listener.watchers.push(() => {
        data = queueData(run, run.queues[listener.index]);
        chart.draw();
    });
    const read = el("p", {class: "reading", "aria-hidden": "true"});
    const entries = QUEUES.map((kind, i) => ({label: kind.label, colour: () => hue(kind.hue), index: i}));
    const legends = legend("Queues", entries, (entry, on) => {
        on ? off.delete(entry.index) : off.add(entry.index);
        chart.draw();
    });
    return [el("div", {class: "bar"}, legends, el("span", {class: "hint"}, run.drops.length && run.queues.length === 1
        ? "dashed: limits; diamonds: drops, coloured as below" : "dashed: limits"), read), chart.place];
}

/** Says what the cursor points at. */
function readQueues(u, data, read) {
    const at = u.cursor.left >= 0 ? u.posToVal(u.cursor.left, "x") : null;
    if (at === null || at < 0) {
        read.textContent = "";
        return;
    }
    const i = rowAt(data, at);
    read.textContent = "at " + span(at) + " s: incomplete " + data[1][i] + ", completed " + data[3][i];
}

/** Marks each drop on the curve of the fuller queue at its time, in the colour of its cause.
    Of several listening sockets it is not known whose drop it was. */
function markDrops(u, run, data) {
    const ratio = devicePixelRatio;
    if (run.queues.length > 1) {
        return;
    }
    run.drops.forEach(drop => {
        u.ctx.save();
        u.ctx.lineWidth = ratio;
        u.ctx.fillStyle = causeHue(run, drop.cause);
        u.ctx.strokeStyle = colour("card");
        let last = -Infinity;
        for (let i = 0; i < drop.t.length; i++) {
            const at = drop.t[i] / NANOS;
            const x = at < u.scales.x.min || at > u.scales.x.max ? NaN : u.valToPos(at, "x", true);
            if (x - last >= 4 * ratio) {
                last = x;
                const row = rowAt(data, at);
                diamond(u.ctx, x, u.valToPos(Math.max(data[1][row], data[3][row]), "y", true), 5 * ratio);
            }
        }
        u.ctx.restore();
    });
}

/** A small diamond whose middle is at a place. */
function diamond(ctx, x, y, half) {
    ctx.beginPath();
    ctx.moveTo(x, y - half);
    ctx.lineTo(x + half, y);
    ctx.lineTo(x, y + half);
    ctx.lineTo(x - half, y);
    ctx.closePath();
    ctx.fill();
    ctx.stroke();
}

/** The last place in `data` whose time is not after `at`. */
function rowAt(data, at) {
    let low = 0;
    let high = data[0].length - 1;
    while (low < high) {
        const middle = low + high + 1 >> 1;
        data[0][middle] <= at ? low = middle : high = middle - 1;
    }
    return Math.max(0, low);
}

/** Names the limits at the right edge; a limit above the plot is named with an arrow. */
function drawLimits(u, data, off) {
    const marks = QUEUES.map((kind, i) => ({kind: kind, i: i, limit: lastLimit(data, 2 + 2 * i, u.scales.x.max)}))
        .filter(mark => !off.has(mark.i));
    const box = u.bbox;
    const same = marks.length === 2 && marks[0].limit === marks[1].limit;
    marks.forEach((mark, n) => {
        if (same && n === 1) {
            return;
        }
        const text = same ? "both limits " : mark.kind.name + " limit ";
        const stroke = same ? colour("text") : hue(mark.kind.hue);
        if (mark.limit === null) {
            note(u, text + "none", box.left + box.width - 6, box.top + (14 + 15 * n) * devicePixelRatio, stroke, "right");
        } else if (mark.limit > u.scales.y.max) {
            const y = box.top + (14 + 15 * n) * devicePixelRatio;
            note(u, "↑ " + text + grouped(mark.limit), box.left + box.width - 6, y, stroke, "right");
        } else {
            const y = u.valToPos(mark.limit, "y", true) - 5 * devicePixelRatio;
            note(u, text + grouped(mark.limit), box.left + box.width - 6, y, stroke, "right");
        }
    });
}

function lastLimit(data, column, until) {
    let limit = null;
    for (let i = 0; i < data[0].length && data[0][i] <= until; i++) {
        limit = data[column][i];
    }
    return limit;
}

function dropWords(run) {
    return run.drops.map(drop => drop.cause + ": " + drop.n.reduce((sum, n) => sum + n, 0) + " times").join(", ") + ".";
}

const LANE = 34;

function dropChart(run, time, key) {
    const x = [0, run.end / NANOS];
    const tie = timed(time, key);
    const chart = plot(() => ({
        height: run.drops.length * LANE + 66,
        scales: {x: tie.scales, y: {range: () => [0, run.drops.length]}},
        cursor: tie.cursor,
        axes: [secondsAxis(true), axisLook({size: 48, label: " ", values: (u, ticks) => ticks.map(() => ""), grid: {show: false},
            ticks: {show: false}})],
        series: [{}, {paths: () => null, points: {show: false}}],
        hooks: {setSelect: [tie.zoomed], ready: [tie.ready], draw: [u => drawDrops(u, run)]}
    }), () => [x, [null, null]], {"data-plot": "drops"});
    time.charts.push(chart);
    return [chart.place];
}

function causeHue(run, cause) {
    return hue(2 + run.drops.findIndex(drop => drop.cause === cause));
}

function drawDrops(u, run) {
    const ratio = devicePixelRatio;
    run.drops.forEach((drop, lane) => {
        const top = u.bbox.top + lane * u.bbox.height / run.drops.length;
        const bottom = u.bbox.top + (lane + 1) * u.bbox.height / run.drops.length;
        let shown = 0;
        u.ctx.save();
        u.ctx.fillStyle = causeHue(run, drop.cause);
        for (let i = 0; i < drop.t.length; i++) {
            const at = drop.t[i] / NANOS;
            if (at >= u.scales.x.min && at <= u.scales.x.max) {
                shown += drop.n[i];
                u.ctx.fillRect(Math.round(u.valToPos(at, "x", true)) - ratio, top + 17 * ratio, 2 * ratio,
                    bottom - top - 19 * ratio);
            }
        }
        u.ctx.restore();
        note(u, drop.cause + "  " + grouped(shown), u.bbox.left + 4 * ratio, top + 13 * ratio, colour("text"));
    });
}

function rateWords(run) {
    return "Per bin of " + span(run.rates.width / NANOS) + " seconds: "
        + run.rates.kinds.map(kind => kind.name).join(", ") + ".";
}

function rateChart(run, time, key) {
    const drops = run.dropRates.kinds.map(kind => ({name: "dropped: " + kind.name, n: kind.n, cause: kind.name}));
    const kinds = run.rates.kinds.map((kind, i) => ({name: kind.name, n: kind.n, hue: [7, 0, 1, 3][i]})).concat(drops);
    const bins = kinds.length ? Math.max(...kinds.map(kind => kind.n.length)) : 0;
    const width = run.rates.width / NANOS;
    const x = Array.from({length: bins + 1}, (unused, i) => i * width);
    const columns = kinds.map(kind => x.map((unused, i) => (kind.n[Math.min(i, bins - 1)] || 0) / width));
    const paint = kind => kind.cause ? causeHue(run, kind.cause) : hue(kind.hue);
    const off = new Set();
    const tie = timed(time, key);
    const chart = plot(size => ({
        height: size < 500 ? 200 : 220,
        scales: {x: tie.scales, y: {range: (u, low, high) => [0, Math.max(1, (high || 1) * 1.08)]}},
        cursor: tie.cursor,
        axes: [secondsAxis(true), countAxis("per second")],
        series: [{}, ...kinds.map((kind, i) => ({stroke: paint(kind), width: 1.5, dash: kind.cause ? [4, 3] : undefined,
            paths: uPlot.paths.stepped({align: 1}), points: {show: false}, show: !off.has(i)}))],
        hooks: {setSelect: [tie.zoomed], ready: [tie.ready]}
    }), () => [x, ...columns], {"data-plot": "rates"});
    time.charts.push(chart);
    const entries = kinds.map((kind, i) => ({label: kind.name, colour: () => paint(kind), dash: kind.cause, index: i,
        detail: grouped(kind.n.reduce((sum, n) => sum + n, 0))}));
    const legends = legend("Kinds of events", entries, (entry, on) => {
        on ? off.delete(entry.index) : off.add(entry.index);
        chart.draw();
    });
    return [el("div", {class: "bar"}, legends, el("span", {class: "hint"}, "in bins of " + span(width) + " s")), chart.place];
}
