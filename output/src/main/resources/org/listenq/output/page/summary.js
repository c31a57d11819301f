/* What a run amounts to: figures, limits, times, counters. */

/** A run with its columns of numbers opened where they are small; the big ones are opened when asked for. */
function openRun(raw, index) {
    const run = {raw: raw, index: index, summary: raw.summary, end: raw.end};
    run.name = raw.summary.run;
    run.policy = raw.summary.policy;
    run.queues = raw.queues.map(queue => ({
        points: queue.points,
        t: doubles(queue.t),
        incomplete: ints(queue.incomplete),
        incompleteLimit: ints(queue.incompleteLimit),
        completed: ints(queue.completed),
        completedLimit: ints(queue.completedLimit)
    }));
    run.rates = openRates(raw.rates);
    run.dropRates = openRates(raw.dropRates);
    run.drops = raw.drops.map(drop => ({cause: drop.cause, t: doubles(drop.t), n: ints(drop.n)}));
    run.latency = raw.latency.map(curve => ({
        syns: curve.syns, nanos: doubles(curve.nanos), upTo: doubles(curve.upTo)
    }));
    return run;
}

function openRates(rates) {
    return {width: rates.width, kinds: rates.kinds.map(kind => ({name: kind.name, n: ints(kind.n)}))};
}

function connectedBy(run, syns) {
    const curve = run.latency.find(one => one.syns === syns);
    return curve && curve.upTo.length ? curve.upTo[curve.upTo.length - 1] : 0;
}

function figuresOf(run) {
    const s = run.summary;
    const connected = s.connect_latency_s.count;
    const atOnce = connectedBy(run, 1);
    return {
        connections: s.connections,
        connected: connected,
        atOnce: atOnce,
        late: Math.max(0, connected - atOnce),
        ghosts: s.ghost_time_s.count,
        revived: s.ghosts_revived,
        accepted: s.accept_wait_s.count,
        drops: Object.values(s.drops).reduce((sum, count) => sum + count, 0),
        p50: s.connect_latency_s.p50,
        p99: s.connect_latency_s.p99,
        max: s.connect_latency_s.max
    };
}

/** Seconds of the summary, a number, as text. */
function ofSummary(value) {
    return value === undefined || value === null ? "–" : briefly(Math.round(value * NANOS));
}

function tile(value, label, kind, hint) {
    return el("li", {class: "tile " + (kind || "")},
        el("strong", null, value), el("span", null, label), hint ? el("small", null, hint) : null);
}

const PARTIAL = "The saved trace holds only the rows that the scenario selects: figures and tables here are complete,"
    + " plots over time, ladders and stories show what those rows tell.";

function summarySection(run) {
    const f = figuresOf(run);
    const failed = f.connections - f.connected;
    return section("summary", "Summary", describe(run),
        run.raw.partial ? el("p", {class: "partial", role: "note"}, PARTIAL) : null,
        el("ul", {class: "tiles"},
            tile(grouped(f.connections), f.connections === 1 ? "connection" : "connections"),
            tile(grouped(f.atOnce), "connected with their first SYN", "good", percent(f.atOnce, f.connections)),
            tile(grouped(f.late), "connected after repeating it", f.late ? "warn" : "", percent(f.late, f.connections)),
            tile(grouped(f.ghosts), "connected for a while only in their own eyes", f.ghosts ? "bad" : "",
                f.ghosts ? grouped(f.revived) + " got in later" : "none"),
            tile(grouped(failed), "did not connect", failed ? "bad" : "", percent(failed, f.connections)),
            tile(grouped(f.drops), "segments lost or ignored", f.drops ? "warn" : "")),
        el("h3", null, "Effective limits"), limitsTable(run),
        el("div", {class: "columns"},
            el("div", null, el("h3", null, "Outcomes"), outcomeBar(run)),
            el("div", null, el("h3", null, "Times"), timesTable(run))));
}

function describe(run) {
    const text = (run.summary.parameters || {}).description;
    return text ? String(text).trim() : "";
}

function limitsTable(run) {
    const rows = [];
    run.summary.listeners.forEach(one => {
        const name = one.name + ":" + one.port + ", backlog " + one.backlog;
        rows.push(limitRow(name, "incomplete", one.incomplete_limit, one.incomplete_peak, one.incomplete_mean));
        rows.push(limitRow(name, "completed", one.completed_limit, one.completed_peak, one.completed_mean));
        rows.push(limitRow(name, "both together", one.sum_limit, null, null));
    });
    return table("Effective limits of each queue", [{name: "Listener"}, {name: "Queue", header: true},
        {name: "Holds at most", number: true}, {name: "Formula"}, {name: "Binding term"}, {name: "Peak", number: true},
        {name: "Mean", number: true}], rows, {class: "limits"});
}

function limitRow(listener, queue, limit, peak, mean) {
    const full = limit.connections !== null && peak !== null && peak >= limit.connections;
    return [listener, queue, limit.connections === null ? "no limit" : grouped(limit.connections),
        el("code", null, limit.formula), limit.binding ? el("code", null, limit.binding) : "–",
        peak === null ? "–" : full ? el("strong", {class: "full"}, grouped(peak) + " (full)") : grouped(peak),
        mean === null ? "–" : Number(mean).toFixed(2)];
}

const OUTCOME_KINDS = {
    "ok": "good", "deferred": "warn", "ghost": "bad", "orphan": "bad", "reset": "bad", "timed out": "bad", "refused": "bad",
    "application timeout": "warn", "pending": "warn", "closed": "warn", "half-open": "warn"
};

function outcomeBar(run) {
    const all = Object.entries(run.summary.outcomes).filter(entry => entry[1] > 0);
    const total = run.summary.connections;
    return el("ul", {class: "outcomes"}, all.map(([name, count]) => el("li", null,
        el("span", {class: "badge " + (OUTCOME_KINDS[name] || "")}, name),
        el("meter", {min: 0, max: total || 1, value: count, "aria-label": name}),
        el("span", {class: "number"}, grouped(count) + " (" + percent(count, total) + ")"))));
}

function timesTable(run) {
    const s = run.summary;
    const rows = [["connect latency", s.connect_latency_s], ["wait for accept()", s.accept_wait_s],
        ["to the first byte", s.first_byte_s], ["in its own eyes only", s.ghost_time_s]]
        .map(([name, d]) => [name, grouped(d.count), ...["mean", "p50", "p90", "p99", "max"].map(q => ofSummary(d[q]))]);
    return table("Times in seconds", [{name: "Seconds", header: true}, {name: "Count", number: true},
        ...["Mean", "p50", "p90", "p99", "Max"].map(name => ({name: name, number: true}))], rows);
}

function countersSection(run, explanations) {
    const rows = [];
    const meanings = run.summary.counter_meanings || {};
    for (const [host, counters] of Object.entries(run.summary.counters)) {
        for (const [name, count] of Object.entries(counters)) {
            rows.push([host, el("code", null, name), grouped(count), meanings[name] || "", explanations[name] || ""]);
        }
    }
    const drops = Object.entries(run.summary.drops).map(([cause, count]) =>
        [el("code", null, cause), grouped(count), dropMeaning(run, cause)]);
    return section("counters", "Counters",
        "The names are the systems' own: nstat, netstat -s or kstat would print them.",
        rows.length ? table("Counters that moved", [{name: "Host"}, {name: "Counter", header: true},
            {name: "Moved by", number: true}, {name: "When it moves"}, {name: "What it tells you"}], rows, {class: "prose"})
            : el("p", null, "No counter moved."),
        el("h3", null, "Segments lost or ignored, by cause"),
        drops.length ? table("Drops by cause", [{name: "Cause", header: true}, {name: "Segments", number: true},
            {name: "Because"}], drops, {class: "prose"}) : el("p", null, "None."));
}

function dropMeaning(run, cause) {
    return (run.summary.causes || []).filter(one => one.name === cause).map(one => one.meaning)
        .filter((meaning, i, all) => all.indexOf(meaning) === i).join("; or ");
}

function parametersSection(run) {
    const rows = Object.entries(run.summary.parameters || {}).filter(entry => entry[1] !== "none" && entry[1] !== "")
        .map(([path, value]) => [el("code", null, path), String(value)]);
    return section("parameters", "The scenario",
        "The effective value of every key; scenario.yaml beside this file repeats the run.",
        el("details", null, el("summary", null, plural(rows.length, "key")),
            table("Effective scenario", [{name: "Key", header: true}, {name: "Value"}], rows, {class: "prose"})));
}
