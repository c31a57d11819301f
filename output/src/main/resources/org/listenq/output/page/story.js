/* The chosen connection: its ladder, and its story in sentences. */

function storySection(run) {
    const place = el("div", {id: "story-place", class: "story-place"},
        el("p", {class: "lead"}, "No connection is chosen."));
    const card = section("story", "One connection", laddersOf(run).note, place);
    let shown = null;
    const show = (number, move) => {
        shown = number;
        place.replaceChildren(...storyOf(run, number));
        if (move) {
            const heading = place.querySelector("h3");
            heading.focus({preventScroll: true});
            card.scrollIntoView({block: "start"});
            say("Shown: " + heading.textContent);
        }
    };
    onLook(() => shown !== null && place.isConnected && show(shown, false));
    return {card: card, show: show};
}

function nameOfNumber(run, number) {
    const c = connectionsOf(run);
    const i = c.number.indexOf(number);
    return i < 0 ? "connection " + number : clientName(c, i);
}

function storyOf(run, number) {
    const name = nameOfNumber(run, number);
    const heading = el("h3", {tabindex: "-1", id: "story-of"}, name + " (connection " + number + ")");
    const place = ladderOf(run, number);
    if (!place) {
        return [heading, el("p", null, "No ladder diagram of this connection is kept.")];
    }
    const l = laddersOf(run);
    const rows = rowsOf(run, number);
    const told = l.stories[place.index] || straight(name, run, number);
    const more = l.more[place.index];
    const drawn = el("div", {class: "drawing", tabindex: "0", role: "region", "aria-label": "Ladder diagram of " + name});
    const fit = () => drawn.replaceChildren(ladderDrawing(run, number, name, Math.min(820, Math.max(330, drawn.clientWidth - 4))));
    requestAnimationFrame(fit);
    return [heading, el("p", {class: "told", id: "told"}, told),
        el("div", {class: "beside"}, drawn, el("div", {class: "sentences"}, el("h4", null, "Step by step"),
            el("ol", {class: "steps", id: "steps"}, sentencesOf(rows).map(step => el("li", {class: step.kind || null},
                el("span", {class: "when"}, briefly(step.at) + " s"), el("span", null, step.text)))),
            more ? el("p", null, "... and " + plural(more, "more row") + " in the trace.") : null))];
}

function straight(name, run, number) {
    const c = connectionsOf(run);
    const i = c.number.indexOf(number);
    const accepted = i >= 0 && c.accepted[i] >= 0 ? "; accept() returned it at " + briefly(c.accepted[i]) + " s" : "";
    const took = i >= 0 && c.latency[i] >= 0 ? ": connect() took " + briefly(c.latency[i]) + " s" : "";
    return name + " went straight through" + took + accepted + ".";
}

function queuesText(row) {
    const of = (length, limit) => length + (limit < 0 ? " (no limit)" : " of at most " + limit);
    return "incomplete queue " + of(row.incomplete, row.incompleteLimit) + ", completed queue " + of(row.completed, row.completedLimit);
}

/** The rows as sentences; what belongs together is told together. */
function sentencesOf(rows) {
    const steps = [];
    let syns = 0;
    const add = (row, text, kind) => steps.push({at: row.at, text: text, kind: kind});
    rows.forEach((row, i) => {
        const sender = row.server ? "The server" : "The client";
        if (row.kind === "segment_send") {
            const isSyn = (row.flags & 18) === 2 && !row.server;
            syns += isSyn ? 1 : 0;
            const which = isSyn ? "SYN " + syns : segmentText(row);
            const again = row.retransmission > 0 && !isSyn ? " again (retransmission " + row.retransmission + ")" : "";
            add(row, sender + " sends " + which + again + nextTimer(rows, i) + ".", row.retransmission > 0 ? "again" : "");
        } else if (row.kind === "segment_recv") {
            const drop = rows[i + 1] && rows[i + 1].kind === "segment_drop" && rows[i + 1].at === row.at ? rows[i + 1] : null;
            arrival(add, row, drop, sender);
        } else if (row.kind === "segment_drop" && row.toServer !== row.server) {
            add(row, segmentText(row) + " is lost on the way" + why(row) + ".", "bad");
        } else {
            other(add, row, sender);
        }
    });
    return steps;
}

function nextTimer(rows, i) {
    const next = rows.slice(i + 1, i + 4).find(row => row.kind === "timer_set" && row.server === rows[i].server && row.at === rows[i].at);
    return next && next.due >= 0 ? "; if nothing answers, it acts again at " + briefly(next.due) + " s" : "";
}

function why(row) {
    const words = [row.cause, ...row.counters].filter(word => word);
    return words.length ? " (" + words.join(", ") + ")" : "";
}

function arrival(add, row, drop, receiver) {
    const at = row.queues ? " at the " + queuesText(row) : "";
    if (drop) {
        add(row, receiver + " ignores " + segmentText(row) + at + why(drop) + ".", "bad");
    } else {
        add(row, receiver + " receives " + segmentText(row) + at + why(row) + ".", row.flags & 4 ? "bad" : "");
    }
}

function other(add, row, side) {
    const texts = {
        connect_call: "The application calls connect().",
        synq_add: "It enters the incomplete queue" + why(row) + ".",
        accq_add: "It enters the completed queue" + why(row) + ".",
        accept_return: "accept() returns it.",
        timer_fire: side + "'s " + (row.note || "retransmission") + " timer fires" + why(row) + ".",
        app_write: side + "'s program writes " + row.length + " bytes.",
        app_read: side + "'s program reads " + (row.note === "eof" ? "end of file" : row.length + " bytes") + ".",
        app_close: side + "'s program calls " + (row.note || "close()") + ".",
        connection_error: side + " learns that the connection is gone: " + row.note + why(row) + "."
    };
    if (row.kind === "connect_return") {
        add(row, row.note === "ok" ? "connect() returns: the client is connected, in its own eyes." : "connect() fails: " + row.note + ".",
            row.note === "ok" ? "good" : "bad");
    } else if (row.kind === "synq_remove" && row.note !== "promoted") {
        add(row, "It leaves the incomplete queue: " + row.note + why(row) + ".", "bad");
    } else if (texts[row.kind]) {
        add(row, texts[row.kind], row.kind === "connection_error" ? "bad" : row.kind === "accept_return" ? "good" : "");
    }
}
