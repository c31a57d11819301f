/* Puts the page together. */

function contents(cards) {
    return el("nav", {"aria-label": "Contents"}, el("ul", null, cards.map(card =>
        el("li", null, el("a", {href: "#" + card.id}, card.querySelector("h2").textContent)))));
}

function header(title, detail, cards) {
    fill(document.getElementById("top"), [el("div", {class: "title"}, el("h1", null, title), el("p", null, detail)),
        themeButton(), contents(cards)]);
}

function runCards(run, explanations) {
    const story = storySection(run);
    const list = connectionsSection(run, story.show);
    const cards = [summarySection(run), timelineSection(run), latencySection(run), list.card, story.card,
        countersSection(run, explanations), parametersSection(run)];
    return {cards: cards, start: () => {
        const first = slowestOf(run);
        if (first !== null) {
            list.show(first);
        }
    }};
}

/** The number of the connection that took longest of those with a ladder. */
function slowestOf(run) {
    const c = connectionsOf(run);
    let worst = -1;
    for (let i = 0; i < c.size; i++) {
        if (ladderOf(run, c.number[i]) && (worst < 0 || c.latency[i] > c.latency[worst])) {
            worst = i;
        }
    }
    return worst < 0 ? null : c.number[worst];
}

function start() {
    startTheme();
    const data = JSON.parse(document.getElementById("data").textContent);
    const runs = data.runs.map(openRun);
    labelRuns(runs);
    const main = document.getElementById("main");
    main.replaceChildren();
    if (runs.length === 1) {
        const run = runs[0];
        const page = runCards(run, data.explanations);
        header(run.name, "under " + run.policy + ", seed " + run.summary.seed + ", " + span(run.end / NANOS) + " s of simulated time", page.cards);
        fill(main, page.cards);
        redrawAll();
        page.start();
    } else {
        const cards = [...studySections(data.study), ...comparisonSections(runs)];
        header(runs[0].name, plural(runs.length, "run") + " side by side: " + runs.map(run => run.label).join(", "), cards);
        fill(main, cards);
        redrawAll();
    }
    document.getElementById("foot").textContent = "ListenQ " + runs[0].summary.version + ". This file asks no network. Scenario "
        + runs[0].summary.input_hash.slice(0, 12) + ". Plots: uPlot, copyright Leon Sorokin, MIT licence.";
    const asked = location.hash && document.getElementById(location.hash.slice(1));
    if (asked) {
        asked.scrollIntoView();
    }
    document.documentElement.dataset.ready = "yes";
}

start();
