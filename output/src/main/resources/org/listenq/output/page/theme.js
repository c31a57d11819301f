/* Light or dark: as the system says, until the reader chooses. */

const themed = [];

/** Calls `redraw` whenever the colours or the width of the window change. */
function onLook(redraw) {
    themed.push(redraw);
}

function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue("--" + name).trim();
}

/** One of eight colours that differ for most eyes, in a fixed order. */
function hue(i) {
    return colour("hue" + (i % 8));
}

function darkBySystem() {
    return matchMedia("(prefers-color-scheme: dark)").matches;
}

function isDark() {
    const chosen = document.documentElement.dataset.theme;
    return chosen ? chosen === "dark" : darkBySystem();
}

function remembered() {
    try {
        return localStorage.getItem("listenq-theme");
    } catch (e) {
        return null; /* a page from a file may not remember */
    }
}

function remember(theme) {
    try {
        localStorage.setItem("listenq-theme", theme);
    } catch (e) { /* then for this time only */ }
}

function redrawAll() {
    themed.forEach(redraw => redraw());
}

function themeButton() {
    const button = el("button", {type: "button", id: "theme", class: "quiet"});
    const show = () => {
        button.textContent = isDark() ? "☀ Light" : "☾ Dark";
        button.setAttribute("aria-label", isDark() ? "Switch to light colours" : "Switch to dark colours");
    };
    button.addEventListener("click", () => {
        const theme = isDark() ? "light" : "dark";
        document.documentElement.dataset.theme = theme;
        remember(theme);
        show();
        redrawAll();
        say(theme + " colours");
    });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
        show();
        redrawAll();
    });
    show();
    return button;
}

function startTheme() {
    const theme = remembered();
    if (theme === "light" || theme === "dark") {
        document.documentElement.dataset.theme = theme;
    }
    let width = window.innerWidth;
    window.addEventListener("resize", throttled(() => {
        if (width !== window.innerWidth) {
            width = window.innerWidth;
            redrawAll();
        }
    }));
    window.addEventListener("beforeprint", () => printing(true));
    window.addEventListener("afterprint", () => printing(false));
}

/** Paper is white whatever the screen is. */
function printing(on) {
    const root = document.documentElement;
    if (on) {
        root.dataset.before = root.dataset.theme || "";
        root.dataset.theme = "light";
    } else if (root.dataset.before) {
        root.dataset.theme = root.dataset.before;
    } else {
        delete root.dataset.theme;
    }
    redrawAll();
}
