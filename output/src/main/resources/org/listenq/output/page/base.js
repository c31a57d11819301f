"use strict";
/* Numbers, texts and elements. Whatever comes from a run becomes text nodes and attributes, never markup. */

const NANOS = 1e9;

function bytesOf(base64) {
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < text.length; i++) {
        bytes[i] = text.charCodeAt(i);
    }
    return bytes.buffer;
}

function ints(base64) {
    return new Int32Array(bytesOf(base64));
}

function doubles(base64) {
    return new Float64Array(bytesOf(base64));
}

/** Nanoseconds as seconds to the millisecond, or finer where that would be nothing. */
function briefly(nanos) {
    if (nanos !== 0 && Math.abs(nanos) < 1e6) {
        return (nanos / NANOS).toFixed(6);
    }
    return (nanos / NANOS).toFixed(3);
}

function grouped(count) {
    return String(count).replace(/\B(?=(\d{3})+$)/g, ",");
}

function plural(count, one, many) {
    return grouped(count) + " " + (count === 1 ? one : many || one + "s");
}

function percent(part, whole) {
    if (whole === 0) {
        return "0 %";
    }
    const share = 100 * part / whole;
    return (share > 0 && share < 0.1 ? "< 0.1" : share.toFixed(share < 10 && share > 0 ? 1 : 0)) + " %";
}

function fill(node, children) {
    for (const child of children.flat(Infinity)) {
        if (child !== null && child !== undefined && child !== false) {
            node.append(child);
        }
    }
    return node;
}

function attributes(node, given) {
    for (const [name, value] of Object.entries(given || {})) {
        if (name.startsWith("on")) {
            node.addEventListener(name.slice(2), value);
        } else if (value !== false && value !== null && value !== undefined) {
            node.setAttribute(name, value === true ? "" : String(value));
        }
    }
    return node;
}

function el(tag, given, ...children) {
    return fill(attributes(document.createElement(tag), given), children);
}

function svg(tag, given, ...children) {
    return fill(attributes(document.createElementNS("http://www.w3.org/2000/svg", tag), given), children);
}

/** A section of the page with a heading that the contents link to. */
function section(id, heading, lead, ...children) {
    return el("section", {id: id, class: "card", "aria-labelledby": id + "-heading"},
        el("h2", {id: id + "-heading"}, heading), lead ? el("p", {class: "lead"}, lead) : null, children);
}

/** A table: columns are {name, number, header}, cells are texts or nodes. */
function table(caption, columns, rows, given) {
    const head = columns.map(column => el("th", {scope: "col", class: column.number ? "number" : null}, column.name));
    const body = rows.map(cells => el("tr", null, cells.map((cell, i) => columns[i].header
        ? el("th", {scope: "row"}, cell)
        : el("td", {class: columns[i].number ? "number" : null}, cell))));
    return el("div", {class: "scroll", tabindex: "0", role: "region", "aria-label": caption},
        el("table", given, el("caption", {class: "unseen"}, caption),
            el("thead", null, el("tr", null, head)), el("tbody", null, body)));
}

/** Says something to those who do not see the change. */
function say(text) {
    document.getElementById("live").textContent = text;
}

function throttled(action) {
    let asked = false;
    return () => {
        if (!asked) {
            asked = true;
            requestAnimationFrame(() => {
                asked = false;
                action();
            });
        }
    };
}
