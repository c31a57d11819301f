/* The ladder diagram of one connection: client, network, server; time runs downwards, gaps are shortened. */

const ROW_INTS = 14;
const FLAG_NAMES = [[2, "SYN"], [1, "FIN"], [4, "RST"], [8, "PSH"], [16, "ACK"]];

function laddersOf(run) {
    if (!run.ladders) {
        const raw = run.raw.ladders;
        const l = Object.assign({}, raw, {
            number: ints(raw.number), size: ints(raw.size), more: ints(raw.more), ints: ints(raw.ints), times: doubles(raw.times)
        });
        l.place = new Map();
        let from = 0;
        l.number.forEach((number, i) => {
            l.place.set(number, {index: i, from: from, size: l.size[i]});
            from += l.size[i];
        });
        run.ladders = l;
    }
    return run.ladders;
}

function ladderOf(run, number) {
    return laddersOf(run).place.get(number) || null;
}

/** The rows of connection `number` as objects. */
function rowsOf(run, number) {
    const l = laddersOf(run);
    const place = ladderOf(run, number);
    const rows = [];
    for (let i = place.from; i < place.from + place.size; i++) {
        const n = l.ints.subarray(i * ROW_INTS, (i + 1) * ROW_INTS);
        rows.push({
            at: l.times[2 * i], due: l.times[2 * i + 1], kind: l.kinds[n[0]], server: (n[1] & 1) !== 0,
            segment: (n[1] & 2) !== 0, toServer: (n[1] & 4) !== 0, hasState: (n[1] & 8) !== 0, queues: (n[1] & 16) !== 0,
            flags: n[2], seq: n[3] >>> 0, ack: n[4] >>> 0, length: n[5],
            before: l.states[n[6] & 255], after: l.states[n[6] >> 8],
            incomplete: n[7], incompleteLimit: n[8], completed: n[9], completedLimit: n[10],
            cause: l.causes[n[11]], counters: l.counters[n[12]].split("+").filter(name => name),
            retransmission: n[13] >> 12, note: l.notes[n[13] & 4095]
        });
    }
    return rows;
}

function flagNames(row) {
    if ((row.flags & 18) === 18) {
        return "SYN-ACK";
    }
    return FLAG_NAMES.filter(flag => row.flags & flag[0]).map(flag => flag[1]).join("+") || "none";
}

function segmentText(row) {
    const parts = [flagNames(row), "seq " + row.seq];
    if (row.flags & 16) {
        parts.push("ack " + row.ack);
    }
    if (row.length > 0) {
        parts.push(row.length + " B");
    }
    return parts.join(" ");
}

function keyOf(row) {
    return [row.toServer, row.flags, row.seq, row.ack, row.length].join();
}

/** Finds for each segment that left where and how it ended: arrived, ignored there, lost, or still under way. */
function segmentsOf(rows) {
    const segments = [];
    const take = (row, wanted) => segments.find(one => one.key === keyOf(row) && wanted(one));
    rows.forEach(row => {
        if (!row.segment) {
            return;
        }
        const atReceiver = row.toServer === row.server;
        if (row.kind === "segment_send") {
            segments.push({key: keyOf(row), sent: row, arrived: null, ignored: null, lost: null});
        } else if (row.kind === "segment_duplicate") {
            segments.push({key: keyOf(row), sent: row, copy: true, arrived: null, ignored: null, lost: null});
        } else if (row.kind === "segment_recv") {
            const one = take(row, s => !s.arrived && !s.lost);
            one ? one.arrived = row : segments.push({key: keyOf(row), sent: null, arrived: row, ignored: null, lost: null});
        } else if (row.kind === "segment_drop" && atReceiver) {
            const one = take(row, s => s.arrived && !s.ignored && s.arrived.at === row.at) || take(row, s => !s.arrived && !s.lost);
            if (one) {
                one.arrived = one.arrived || row;
                one.ignored = row;
            }
        } else if (row.kind === "segment_drop") {
            const one = take(row, s => !s.arrived && !s.lost);
            if (one) {
                one.lost = row;
            }
        }
    });
    return segments;
}

function limitText(length, limit) {
    return length + (limit < 0 ? "" : "/" + limit);
}

/** What stands beside the life line of the side where `row` happens. */
function labelsOf(row) {
    const labels = [];
    const add = (text, kind) => labels.push({text: text, kind: kind || ""});
    const call = {
        connect_call: "connect()", app_close: row.note || "close()", accept_return: "accept() returns it",
        listener_close: "listener closes"
    }[row.kind];
    if (call) {
        add(call, "call");
    }
    if (row.kind === "connect_return") {
        add("connect(): " + row.note, row.note === "ok" ? "call" : "bad");
    } else if (row.kind === "connection_error") {
        add(row.note, "bad");
    } else if (row.kind === "app_read" || row.kind === "app_write") {
        add((row.kind === "app_read" ? "reads " : "writes ") + (row.note === "eof" ? "end of file" : row.length + " B"), "call");
    } else if (row.kind === "segment_drop" && row.toServer === row.server) {
        add("✕ " + (row.cause || "ignored"), "bad");
    } else if (row.kind === "timer_fire") {
        add((row.note || "retransmission") + " timer fires", "timer");
    } else if (row.kind === "timer_set" && row.due >= 0) {
        add((row.note || "timer") + " timer due " + briefly(row.due), "faint");
    } else if (row.kind === "segment_recv" && row.queues) {
        add("inc " + limitText(row.incomplete, row.incompleteLimit) + " · comp " + limitText(row.completed, row.completedLimit),
            "queues");
    } else if (row.kind === "synq_remove" && row.note !== "promoted") {
        add("leaves: " + row.note, "bad");
    } else if (row.kind === "synq_add" || row.kind === "accq_add") {
        add("→ " + (row.kind === "synq_add" ? "incomplete" : "completed") + " queue", "queues");
    }
    if (row.hasState && row.before !== row.after) {
        add(row.after === "-" ? "CLOSED" : row.after, "state");
    }
    return labels;
}

const LINE = 15;

/** Places every moment of the connection: its height on the page and the labels on both sides. */
function momentsOf(rows) {
    const moments = [];
    rows.forEach(row => {
        let now = moments[moments.length - 1];
        if (!now || now.at !== row.at) {
            now = {at: row.at, left: [], right: [], gap: now ? row.at - now.at : 0};
            moments.push(now);
        }
        const side = row.server ? now.right : now.left;
        labelsOf(row).filter(label => !side.some(other => other.text === label.text)).forEach(label => side.push(label));
    });
    let y = 64;
    let before = 0;
    moments.forEach((now, i) => {
        const ms = now.gap / 1e6;
        const stretch = i === 0 ? 0 : 20 + Math.min(26, 5 * Math.log2(1 + ms));
        now.broken = i > 0 && ms >= 150;
        y += Math.max(stretch, before) + (now.broken ? 16 : 0);
        now.y = y;
        before = LINE * (1 + Math.max(now.left.length, now.right.length)) + 4;
    });
    moments.height = y + before + 12;
    return moments;
}

/** Draws the ladder of connection `number` into `width` pixels. */
function ladderDrawing(run, number, title, width) {
    const rows = rowsOf(run, number);
    const segments = segmentsOf(rows);
    const moments = momentsOf(rows);
    const narrow = width < 520;
    const box = {width: width, left: narrow ? 104 : Math.min(210, width * 0.25),
        right: width - (narrow ? 142 : Math.min(230, width * 0.3)), narrow: narrow};
    const ys = new Map(moments.map(now => [now.at, now.y]));
    const id = "ladder-" + run.index + "-" + number;
    return svg("svg", {
        class: "ladder" + (narrow ? " narrow" : ""), viewBox: "0 0 " + width + " " + moments.height, width: width, height: moments.height,
        role: "img", "aria-labelledby": id + "-t " + id + "-d"
    }, svg("title", {id: id + "-t"}, "Ladder diagram of " + title),
    svg("desc", {id: id + "-d"}, plural(segments.length, "segment") + " between client and server. The story tells them in words."),
    arrowHeads(id), lifeLines(box, moments.height), moments.map(now => momentDrawing(now, box)),
    segments.map(one => segmentDrawing(one, box, ys, moments.height, id)));
}

function arrowHeads(id) {
    return svg("defs", null, ["plain", "again", "bad"].map(kind => svg("marker", {
        id: id + "-" + kind, viewBox: "0 0 10 10", refX: 9, refY: 5, markerWidth: 7, markerHeight: 7, orient: "auto-start-reverse"
    }, svg("path", {d: "M0 1 L10 5 L0 9 z", class: "head " + kind}))));
}

function lifeLines(box, height) {
    const line = x => svg("line", {x1: x, y1: 44, x2: x, y2: height - 4, class: "life"});
    const name = (x, text) => svg("text", {x: x, y: 24, class: "name", "text-anchor": "middle"}, text);
    return [svg("rect", {x: box.left, y: 44, width: box.right - box.left, height: height - 48, class: "wire"}),
        line(box.left), line(box.right), name(box.left, "client"), name((box.left + box.right) / 2, "network"),
        name(box.right, "server")];
}

/** A label for a narrow ladder. */
function shorter(label) {
    return label.replace("retransmission timer", "RTO").replace("loss probe timer", "probe").replace(" timer due", " due")
        .replace(" timer fires", " fires").replace(" queue", "");
}

function momentDrawing(now, box) {
    const parts = [];
    const side = (labels, x, anchor) => {
        if (!labels.length) {
            return;
        }
        parts.push(svg("text", {x: x, y: now.y + 4, class: "when", "text-anchor": anchor}, briefly(now.at)));
        labels.forEach((label, i) => parts.push(svg("text", {
            x: x, y: now.y + 4 + LINE * (i + 1), class: "label " + label.kind, "text-anchor": anchor
        }, box.narrow ? shorter(label.text) : label.text)));
    };
    side(now.left, box.left - 9, "end");
    side(now.right, box.right + 9, "start");
    if (now.broken) {
        parts.push(svg("text", {x: (box.left + box.right) / 2, y: now.y - 12, class: "gap", "text-anchor": "middle"},
            "⋮ " + briefly(now.gap) + " s"));
    }
    return svg("g", null, parts);
}

function segmentDrawing(one, box, ys, height, id) {
    const toServer = (one.sent || one.arrived).toServer;
    const from = toServer ? box.left : box.right;
    const to = toServer ? box.right : box.left;
    const row = one.sent || one.arrived;
    const y1 = ys.get(row.at);
    const end = one.lost ? from + (to - from) * 0.55 : to;
    const y2 = one.arrived ? ys.get(one.arrived.at) : Math.min(height - 10, y1 + 24);
    const bad = one.lost || one.ignored || row.flags & 4;
    const kind = bad ? "bad" : row.retransmission > 0 ? "again" : "plain";
    const dx = toServer ? 1.5 : -1.5;
    const text = box.narrow ? flagNames(row) + (row.length > 0 ? " " + row.length + " B" : "") : segmentText(row);
    const extra = one.copy ? " (copy)" : row.retransmission > 0 ? " · again " + row.retransmission : "";
    const slope = Math.atan2(y2 - y1, Math.abs(end - from)) * 180 / Math.PI * (toServer ? 1 : -1);
    const middle = (from + (one.lost ? to : end)) / 2;
    const share = one.lost ? (middle - from) / (end - from) : 0.5;
    const y = y1 + (y2 - y1) * Math.min(1, share) - 5;
    const arrow = svg("line", {
        x1: from + dx, y1: y1, x2: end - dx, y2: y2, class: "segment " + kind + (one.lost ? " lost" : ""),
        "marker-end": one.lost ? null : "url(#" + id + "-" + kind + ")"
    });
    return svg("g", {class: "carried"}, svg("title", null, segmentText(row) + extra + (one.lost ? ", lost: " + one.lost.cause : "")), arrow,
        svg("text", {
            x: one.lost ? from + (end - from) / 2 : middle, y: one.lost ? (y1 + y2) / 2 - 5 : y, class: "carry " + kind, "text-anchor": "middle",
            transform: "rotate(" + slope.toFixed(2) + " " + (one.lost ? from + (end - from) / 2 : middle) + " "
                + (one.lost ? (y1 + y2) / 2 : y + 5) + ")"
        }, text + extra), one.lost ? svg("text", {x: end, y: y2 + 5, class: "cross", "text-anchor": "middle"}, "✕ lost") : null);
}
