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
    document.body.addEventListener("htmx:afterSwap", event => localTimes(event.target.parentNode || document));
    document.body.addEventListener("htmx:beforeRequest", event => {
        if (document.hidden) {
            event.preventDefault();
        }
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
