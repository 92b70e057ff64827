// Times in the reader's own zone, and refreshes that stop while nobody looks. Every page works without this file.
"use strict";
(() => {
    const sameDay = new Intl.DateTimeFormat(undefined, {hour: "2-digit", minute: "2-digit", second: "2-digit"});
    const otherDay = new Intl.DateTimeFormat(undefined, {dateStyle: "medium", timeStyle: "short"});

    function localTimes(root) {
        for (const time of root.querySelectorAll("time[datetime]")) {
            const at = new Date(time.dateTime);
            if (!Number.isNaN(at.valueOf())) {
                const isToday = at.toDateString() === new Date().toDateString();
                time.textContent = (isToday ? sameDay : otherDay).format(at);
            }
        }
    }

    localTimes(document);

    const stale = document.getElementById("stale");
    const shown = new Map();
    document.body.addEventListener("htmx:beforeRequest", event => {
        if (document.hidden) {
            event.preventDefault();
        }
    });
    document.body.addEventListener("htmx:configRequest", event => {
        if (shown.has(event.target.id)) {
            event.detail.headers["If-None-Match"] = shown.get(event.target.id);
        }
    });
    // what is swapped keeps what somebody opened or scrolled, and its forms the token of this page
    const kept = new Map();
    document.body.addEventListener("htmx:beforeSwap", event => {
        const {xhr, target} = event.detail;
        if (xhr.status >= 300) {
            event.detail.shouldSwap = false;
            return;
        }
        shown.set(target.id, xhr.getResponseHeader("ETag"));
        kept.set(target.id, [...target.querySelectorAll("details[id], .scroll[id]")].map(one => [one.id, one.open, one.scrollLeft]));
    });
    document.body.addEventListener("htmx:afterSwap", () => {
        for (const [id, looks] of kept) {
            const part = document.getElementById(id);
            localTimes(part);
            for (const [child, open, left] of looks) {
                const one = document.getElementById(child);
                if (one) {
                    one.open = open;
                    one.scrollLeft = left;
                }
            }
            const token = document.querySelector("input[name=_csrf]").value;
            part.querySelectorAll("input[name=_csrf]").forEach(one => { one.value = token; });
        }
        kept.clear();
    });
    for (const failure of ["htmx:sendError", "htmx:timeout", "htmx:responseError"]) {
        document.body.addEventListener(failure, () => { stale.hidden = false; });
    }
    document.body.addEventListener("htmx:afterOnLoad", event => {
        stale.hidden = event.detail.xhr.status < 400;
    });

    for (const all of document.querySelectorAll("input[data-marks]")) {
        all.closest("td").hidden = false;
        all.closest("td").nextElementSibling.hidden = true;
        all.addEventListener("change", () => {
            for (const one of document.querySelectorAll(`input[name="${all.dataset.marks}"]`)) {
                one.checked = all.checked;
            }
        });
    }
})();
