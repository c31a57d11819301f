/* What all plots share: looks, legends, and the keys and buttons that zoom. */

function axisLook(given) {
    return Object.assign({
        stroke: colour("muted"),
        font: "12px system-ui, sans-serif",
        labelFont: "12px system-ui, sans-serif",
        labelSize: 18,
        labelGap: 2,
        gap: 4,
        grid: {stroke: colour("grid"), width: 1},
        ticks: {stroke: colour("grid"), width: 1, size: 4}
    }, given);
}

function countAxis(label) {
    return axisLook({
        label: label, size: 48,
        values: (u, ticks) => ticks.map(tick => tick === null || tick % 1 ? "" : grouped(tick))
    });
}

function secondsAxis(show) {
    return axisLook(show ? {label: "seconds since the start", size: 30} : {size: 8, values: (u, ticks) => ticks.map(() => "")});
}

function rgba(hex, alpha) {
    const n = parseInt(hex.slice(1), 16);
    return "rgba(" + (n >> 16) + "," + (n >> 8 & 255) + "," + (n & 255) + "," + alpha + ")";
}

/** A place for a plot that `options(width)` and `data()` describe; it is made anew when the look changes. */
function plot(options, data, given) {
    const place = el("div", Object.assign({class: "plot"}, given));
    const chart = {place: place, u: null};
    chart.draw = () => {
        const width = Math.max(240, place.clientWidth || 320);
        const kept = chart.u && chart.keepZoom ? {min: chart.u.scales.x.min, max: chart.u.scales.x.max} : null;
        if (chart.u) {
            chart.u.destroy();
        }
        const look = options(width, kept);
        look.width = width;
        look.legend = {show: false};
        chart.u = new uPlot(look, data(), place);
    };
    onLook(() => {
        if (place.isConnected) {
            chart.draw();
        }
    });
    return chart;
}

/** Buttons that show and hide the curves of a chart; `entries` are {label, colour, dash, series: [indices], detail}. */
function legend(label, entries, toggle) {
    return el("ul", {class: "legend", "aria-label": label}, entries.map(entry => {
        const swatch = el("span", {class: "swatch " + (entry.dash ? "dashed" : "")});
        const paint = () => swatch.style.setProperty("--swatch", entry.colour());
        paint();
        onLook(paint);
        const content = [swatch, el("span", null, entry.label), entry.detail ? el("small", null, entry.detail) : null];
        if (!toggle) {
            return el("li", null, el("span", {class: "entry"}, content));
        }
        const button = el("button", {type: "button", class: "entry", "aria-pressed": "true"}, content);
        button.addEventListener("click", () => {
            const on = button.getAttribute("aria-pressed") !== "true";
            button.setAttribute("aria-pressed", String(on));
            toggle(entry, on);
        });
        return el("li", null, button);
    }));
}

/** The part of time that several plots show together. */
function timeWindow(start, stop, end) {
    return {charts: [], min: start, max: stop, first: [start, stop], end: end, watchers: []};
}

/** Shows `min` to `max` seconds in all plots of `time`. */
function showTime(time, min, max) {
    const least = Math.max(time.end / 1e7, 1e-6);
    const span = Math.max(least, Math.min(max - min, time.end));
    const from = Math.min(Math.max(0, min), Math.max(0, time.end - span));
    time.min = from;
    time.max = from + span;
    time.charts.forEach(chart => chart.u && chart.u.setScale("x", {min: time.min, max: time.max}));
    time.watchers.forEach(watch => watch());
}

function zoomTime(time, factor) {
    const middle = (time.min + time.max) / 2;
    const half = (time.max - time.min) / 2 * factor;
    showTime(time, middle - half, middle + half);
}

function panTime(time, share) {
    const step = (time.max - time.min) * share;
    showTime(time, time.min + step, time.max + step);
}

/** Options that tie a plot to `time`: its scale, its zoom by mouse and its cursor. */
function timed(time, key) {
    return {
        scales: {time: false, range: () => [time.min, time.max]},
        cursor: {
            sync: {key: key, setSeries: false, filters: {pub: type => type === "mousemove" || type === "mouseleave"}},
            drag: {x: true, y: false, setScale: false},
            points: {show: false}, y: false
        },
        zoomed: u => {
            const drawn = u.select;
            if (drawn.width > 0) {
                showTime(time, u.posToVal(drawn.left, "x"), u.posToVal(drawn.left + drawn.width, "x"));
                u.setSelect({left: 0, top: 0, width: 0, height: 0}, false);
            }
        },
        ready: u => u.over.addEventListener("dblclick", () => showTime(time, 0, time.end))
    };
}

function zoomKeys(time, node) {
    node.addEventListener("keydown", event => {
        const act = {
            "ArrowLeft": () => panTime(time, -0.2), "ArrowRight": () => panTime(time, 0.2),
            "+": () => zoomTime(time, 0.5), "=": () => zoomTime(time, 0.5), "-": () => zoomTime(time, 2),
            "0": () => showTime(time, 0, time.end), "Escape": () => showTime(time, time.first[0], time.first[1])
        }[event.key];
        if (act && !event.ctrlKey && !event.metaKey && !event.altKey) {
            event.preventDefault();
            act();
        }
    });
}

function zoomBar(time, id) {
    const shown = el("output", {id: id + "-shown", class: "shown"});
    const tell = () => {
        const text = span(time.min) + " to " + span(time.max) + " s of " + span(time.end) + " s";
        shown.textContent = text;
    };
    time.watchers.push(tell);
    tell();
    const button = (name, label, action) => el("button", {
        type: "button", class: "quiet", "aria-label": label, title: label, onclick: action
    }, name);
    return el("div", {class: "toolbar", role: "group", "aria-label": "Time shown"},
        button("−", "Zoom out", () => zoomTime(time, 2)), button("+", "Zoom in", () => zoomTime(time, 0.5)),
        button("◀", "Earlier", () => panTime(time, -0.5)), button("▶", "Later", () => panTime(time, 0.5)),
        button("Whole run", "Show the whole run", () => showTime(time, 0, time.end)),
        button("Busy part", "Show from the start to the last event", () => showTime(time, time.first[0], time.first[1])),
        shown);
}

/** Seconds with as many decimals as a reader of a plot needs. */
function span(value) {
    return String(Number(value.toFixed(value < 1 ? 4 : value < 100 ? 2 : 1)));
}

/** Text on a plot that stands out from what is drawn. */
function note(u, text, x, y, stroke, align) {
    const ctx = u.ctx;
    ctx.save();
    ctx.font = 11 * devicePixelRatio + "px system-ui, sans-serif";
    ctx.textAlign = align || "left";
    ctx.textBaseline = "alphabetic";
    ctx.lineWidth = 3 * devicePixelRatio;
    ctx.strokeStyle = colour("card");
    ctx.strokeText(text, x, y);
    ctx.fillStyle = stroke;
    ctx.fillText(text, x, y);
    ctx.restore();
}
