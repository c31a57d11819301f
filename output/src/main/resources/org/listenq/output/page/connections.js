/* The table of connections: filtered, sorted, and shown a page at a time. */

const PER_PAGE = 50;

const CONNECTION_COLUMNS = [
    {id: "name", name: "Client", sort: "number"},
    {id: "start", name: "connect() at", time: true},
    {id: "syns", name: "SYNs"},
    {id: "synAcks", name: "SYN-ACKs", minor: true},
    {id: "latency", name: "took", time: true},
    {id: "completed", name: "in the server's queue", time: true},
    {id: "accepted", name: "accepted", time: true},
    {id: "firstByte", name: "first byte", time: true, minor: true},
    {id: "falselyEstablished", name: "in its own eyes only", time: true, minor: true},
    {id: "result", name: "connect()", word: "results", minor: true},
    {id: "outcome", name: "outcome", word: "outcomes"}
];

/** Opens the columns of the table, once. */
function connectionsOf(run) {
    if (!run.connections) {
        const raw = run.raw.connections;
        const c = {total: raw.total, groups: raw.groups, results: raw.results, outcomes: raw.outcomes};
        ["number", "group", "client", "attempt", "syns", "synAcks", "result", "outcome"]
            .forEach(name => c[name] = ints(raw[name]));
        ["start", "latency", "completed", "accepted", "firstByte", "falselyEstablished"]
            .forEach(name => c[name] = doubles(raw[name]));
        c.size = c.number.length;
        c.decimals = c.start.every(nanos => nanos % 1e6 === 0) ? 3 : 6;
        c.single = (run.summary.hosts || []).length <= 2;
        run.connections = c;
    }
    return run.connections;
}

function fixed(nanos, decimals) {
    return nanos < 0 ? "–" : (nanos / NANOS).toFixed(decimals);
}

function clientName(c, i) {
    const attempt = c.attempt[i] > 1 ? ", connect " + c.attempt[i] : "";
    return (c.single ? "client" : c.groups[c.group[i]]) + " " + c.client[i] + attempt;
}

function connectionsSection(run, choose) {
    const c = connectionsOf(run);
    const state = {c: c, run: run, page: 0, column: "number", up: true, rows: [], choose: choose, chosen: -1};
    state.body = el("tbody");
    state.count = el("p", {class: "count", role: "status", "aria-live": "polite"});
    state.pager = el("div", {class: "pager", role: "group", "aria-label": "Pages of the table"});
    state.filters = filterFields(state);
    const lead = "Choose a connection to see its segments and its story." + (c.size < c.total
        ? " The table lists " + grouped(c.size) + " of " + grouped(c.total)
            + ": an even sample, the same clients in every run, and those with a ladder diagram." : "");
    const card = section("connections", "Connections", lead,
        el("div", {class: "bar", role: "search", "aria-label": "Filter connections"}, state.filters.fields), state.count,
        el("div", {class: "scroll tall", tabindex: "0", role: "region", "aria-label": "Table of connections"},
            el("table", {class: "connections", "aria-describedby": "connections-heading"},
                el("caption", {class: "unseen"}, "Connections; times in seconds"), headings(state), state.body)),
        state.pager);
    refresh(state);
    return {card: card, show: number => showConnection(state, number)};
}

function filterFields(state) {
    const again = () => {
        state.page = 0;
        refresh(state);
    };
    const text = el("input", {type: "search", id: "filter-client", placeholder: "4, or a name", oninput: throttled(again)});
    const outcome = el("select", {id: "filter-outcome", onchange: again}, el("option", {value: ""}, "any"),
        state.c.outcomes.map((name, i) => el("option", {value: i}, name)));
    const syns = el("select", {id: "filter-syns", onchange: again},
        [["any", 0], ["2 or more", 2], ["3 or more", 3], ["5 or more", 5]].map(([name, n]) => el("option", {value: n}, name)));
    const ghost = el("input", {type: "checkbox", id: "filter-ladder", onchange: again});
    return {
        fields: [el("label", null, "Client ", text), el("label", null, "Outcome ", outcome), el("label", null, "SYNs ", syns),
            el("label", {class: "check"}, ghost, " with a ladder diagram")],
        holds: i => holds(state, i, text.value.trim().toLowerCase(), outcome.value, Number(syns.value), ghost.checked)
    };
}

function holds(state, i, text, outcome, syns, ladder) {
    const c = state.c;
    if (outcome !== "" && c.outcome[i] !== Number(outcome)) {
        return false;
    }
    if (c.syns[i] < syns || (ladder && !ladderOf(state.run, c.number[i]))) {
        return false;
    }
    if (text === "") {
        return true;
    }
    return /^\d+$/.test(text) ? String(c.client[i]) === text : clientName(c, i).toLowerCase().includes(text);
}

function headings(state) {
    return el("thead", null, el("tr", null, CONNECTION_COLUMNS.map(column => {
        const button = el("button", {type: "button", class: "sort"}, column.name);
        const id = column.sort || column.id;
        const cell = el("th", {
            scope: "col", class: (column.word || column.id === "name" ? "" : "number ") + (column.minor ? "minor" : ""),
            "data-column": id, "aria-sort": id === "number" ? "ascending" : "none"
        }, button);
        button.addEventListener("click", () => sortBy(state, id, cell));
        return cell;
    })));
}

function sortBy(state, id, cell) {
    state.up = state.column === id ? !state.up : id === "number" || id === "start";
    state.column = id;
    cell.parentNode.querySelectorAll("th").forEach(other => other.setAttribute("aria-sort", "none"));
    cell.setAttribute("aria-sort", state.up ? "ascending" : "descending");
    state.page = 0;
    refresh(state);
    say("sorted by " + cell.textContent + ", " + cell.getAttribute("aria-sort"));
}

function refresh(state) {
    const rows = [];
    for (let i = 0; i < state.c.size; i++) {
        if (state.filters.holds(i)) {
            rows.push(i);
        }
    }
    const values = state.c[state.column];
    const sign = state.up ? 1 : -1;
    rows.sort((a, b) => sign * (values[a] - values[b]) || a - b);
    state.rows = rows;
    state.count.textContent = rows.length === state.c.size ? plural(rows.length, "connection")
        : grouped(rows.length) + " of " + plural(state.c.size, "connection");
    showPage(state);
}

function showPage(state) {
    const from = state.page * PER_PAGE;
    const rows = state.rows.slice(from, from + PER_PAGE).map(i => connectionRow(state, i));
    state.body.replaceChildren(...rows);
    const pages = Math.ceil(state.rows.length / PER_PAGE);
    const go = (name, page, label) => el("button", {
        type: "button", class: "quiet", disabled: page < 0 || page >= pages, "aria-label": label,
        onclick: () => {
            state.page = page;
            showPage(state);
        }
    }, name);
    state.pager.replaceChildren();
    if (pages > 1) {
        fill(state.pager, [go("⇤", state.page > 0 ? 0 : -1, "First page"), go("‹", state.page - 1, "Previous page"),
            el("span", {role: "status"}, "page " + grouped(state.page + 1) + " of " + grouped(pages)),
            go("›", state.page + 1, "Next page"), go("⇥", state.page < pages - 1 ? pages - 1 : -1, "Last page")]);
    }
}

function connectionRow(state, i) {
    const c = state.c;
    const number = c.number[i];
    const pick = () => showConnection(state, number, true);
    const cells = CONNECTION_COLUMNS.slice(1).map(column => {
        const text = column.word ? c[column.word][c[column.id][i]]
            : column.time ? fixed(c[column.id][i], c.decimals) : grouped(c[column.id][i]);
        const kind = column.id === "outcome" ? el("span", {class: "badge " + (OUTCOME_KINDS[text] || "")}, text) : text;
        return el("td", {class: (column.word ? "" : "number ") + (column.minor ? "minor" : "")}, kind);
    });
    return el("tr", {
        "data-number": number, class: number === state.chosen ? "chosen" : null, onclick: pick
    }, el("th", {scope: "row"}, el("button", {
        type: "button", class: "link", "aria-pressed": String(number === state.chosen),
        onclick: event => {
            event.stopPropagation();
            pick();
        }
    }, clientName(c, i))), cells);
}

/** Shows connection `number` in the ladder; with `move`, the reader is taken there. */
function showConnection(state, number, move) {
    state.chosen = number;
    state.body.querySelectorAll("tr").forEach(row => {
        const chosen = Number(row.dataset.number) === number;
        row.classList.toggle("chosen", chosen);
        row.querySelector("button").setAttribute("aria-pressed", String(chosen));
    });
    state.choose(number, move);
}
