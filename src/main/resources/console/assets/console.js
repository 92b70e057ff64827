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
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (zone && document.querySelector("time[datetime]")) {
        document.getElementById("zone").textContent = zone;
        document.querySelector("footer").hidden = false;
    }

    // fields are in that zone too, and send UTC; a browser that comes back here may have filled them itself
    for (const field of document.querySelectorAll("input[type='datetime-local']")) {
        const [label] = field.labels;
        label.textContent = label.textContent.replace("UTC", zone || "your time");
        const given = new Date(field.defaultValue + "Z");
        if (new Date(field.value + "Z").valueOf() === given.valueOf()) {
            given.setMinutes(given.getMinutes() - given.getTimezoneOffset());
            field.value = given.toISOString().slice(0, 19);
        }
        field.form.addEventListener("formdata", event => {
            const typed = new Date(field.value);
            if (!Number.isNaN(typed.valueOf())) {
                event.formData.set(field.name, typed.toISOString().slice(0, 19));
            }
        });
    }

    // twice pressed is once meant
    document.addEventListener("submit", event => {
        const form = event.target;
        if (event.defaultPrevented || form.method !== "post") {
            return;
        }
        if (form.dataset.sent) {
            event.preventDefault();
            return;
        }
        form.dataset.sent = "true";
        setTimeout(() => { delete form.dataset.sent; }, 2000);
    });

    const stale = document.getElementById("stale");
    const shown = new Map();
    document.body.addEventListener("htmx:beforeRequest", event => {
        if (document.hidden) {
            event.preventDefault();
        }
    });
    document.body.addEventListener("htmx:configRequest", event => {
        if (shown.get(event.target.id)) {
            event.detail.headers["If-None-Match"] = shown.get(event.target.id);
        }
    });
    // what is swapped keeps what somebody opened or scrolled, and its forms the token of this page; what is being copied stays
    const kept = new Map();
    let selectedAt = 0;
    document.addEventListener("selectionchange", () => { selectedAt = Date.now(); });
    document.body.addEventListener("htmx:beforeSwap", event => {
        const {xhr, target} = event.detail;
        const isCopied = Date.now() - selectedAt < 60000 && !getSelection().isCollapsed && getSelection().containsNode(target, true);
        if (xhr.status >= 300 || isCopied) {
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

    // before the session ends, whoever is still there can stay; pages in other tabs count
    const ending = document.getElementById("ending");
    if (ending) {
        const [words, stay] = ending.children;
        const left = 1000 * Number(ending.dataset.seconds);
        const seen = () => { localStorage.setItem("console-seen", Date.now()); };
        seen();
        stay.addEventListener("click", async () => {
            const answer = await fetch("/console", {method: "HEAD", redirect: "manual"}).catch(() => null);
            if (answer && answer.ok) {
                seen();
                ending.hidden = true;
                document.getElementById("content").focus();
            }
        });
        setInterval(() => {
            const idle = Date.now() - Number(localStorage.getItem("console-seen"));
            if (idle >= left && !stay.hidden) {
                words.textContent = "Your session has ended.";
                stay.hidden = true;
            }
            ending.hidden = idle < left - 150000;
        }, 10000);
    }
})();
