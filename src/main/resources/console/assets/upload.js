// Sends a long file in parts, shows how far it is, and keeps the file between trying and submitting.
// Without this file the form still works, as one request.
"use strict";
(() => {
    const form = document.getElementById("upload");
    if (!form || !window.TextDecoder || !window.DOMParser) {
        return;
    }
    const ROWS = 1000;
    const CHARACTERS = 2000000;
    /** A row that says nothing is to the service as an empty line, so no part may be made of such alone. */
    const BLANK = /^(?:[\s,;]|""(?![^\s,;]))*$/;
    /** A line that only names the separator, or has no name. */
    const NO_HEADER = /^(?:sep=[,;\t]|[\s,;]*)\s*$/i;
    const progress = document.getElementById("upload-progress");
    const bar = document.getElementById("upload-bar");
    const title = document.getElementById("progress-title");
    const sent = document.getElementById("upload-sent");
    const notice = document.getElementById("upload-notice");
    let file = null;
    let keys = null;

    /** A byte order mark wins over what was chosen; where nothing was, every other zero byte tells UTF-16. */
    async function text(chosen, charset) {
        const bytes = new Uint8Array(await chosen.arrayBuffer());
        const [first, second, third] = bytes;
        const marked = first === 0xff && second === 0xfe ? "utf-16le"
            : first === 0xfe && second === 0xff ? "utf-16be"
            : first === 0xef && second === 0xbb && third === 0xbf ? "utf-8" : "";
        const looked = first === 0 ? "utf-16be" : second === 0 ? "utf-16le" : "utf-8";
        return new TextDecoder(marked || charset || looked, {fatal: true}).decode(bytes);
    }

    /**
     * Records end with a line outside of quotes (RFC 4180). A doubled quote leaves a cell and enters it again; one within a
     * cell that does not begin with it is a sign like any other.
     */
    function records(all) {
        const found = [];
        let from = 0, quoted = false, left = -2, lines = 1, first = 1;
        for (let i = 0; i <= all.length; i++) {
            const c = all[i];
            if (c === '"' && quoted) {
                quoted = false;
                left = i;
            } else if (c === '"') {
                quoted = i === 0 || left === i - 1 || ",;\t\r\n".includes(all[i - 1]);
            }
            const ends = i === all.length || c === "\n" || c === "\r" && all[i + 1] !== "\n";
            if (ends) {
                if (!quoted || i === all.length) {
                    const row = all.slice(from, i);
                    if (!BLANK.test(row)) {
                        found.push({text: row + "\n", line: first});
                    } else if (found.length > 1) {
                        // it counts as a line
                        found[found.length - 1].text += "\n";
                    }
                    from = i + 1;
                    first = lines + 1;
                }
                lines++;
            }
        }
        return found;
    }

    /** Each with the header and what stands before it, and with how many lines of the file stand between the two. */
    function parts(all) {
        const found = records(all);
        const top = found.findIndex(one => !NO_HEADER.test(one.text)) + 1;
        const header = found.slice(0, top).map(one => one.text).join("");
        const rows = found.slice(top);
        const made = [];
        for (let i = 0; top > 0 && i < rows.length;) {
            const part = {body: header, rows: 0, line: rows[i].line - header.split("\n").length};
            while (i < rows.length && part.rows < ROWS && part.body.length < CHARACTERS) {
                part.body += rows[i++].text;
                part.rows++;
            }
            made.push(part);
        }
        return made;
    }

    async function post(part, act, key) {
        const data = new FormData();
        data.set("act", act);
        data.set("mapping", form.elements.mapping.value);
        data.set("charset", "UTF-8");
        data.set("line", part.line);
        data.set("key", key);
        data.set("file", new Blob([part.body], {type: "text/csv"}), "part.csv");
        const answer = await fetch(form.action, {
            method: "POST", body: data, redirect: "manual",
            headers: {"X-CSRF-Token": form.elements._csrf.value, "X-Part": "1"}
        });
        const html = new DOMParser().parseFromString(await answer.text(), "text/html").body;
        if (answer.type === "opaqueredirect" || answer.status === 401) {
            location.assign("/console/sign-in");
        }
        return {ok: answer.ok, busy: answer.status === 429 || answer.status === 503, html};
    }

    function say(kind, words) {
        const p = document.createElement("p");
        p.className = "notice " + kind;
        p.setAttribute("role", kind === "bad" ? "alert" : "status");
        p.textContent = words;
        notice.replaceChildren(p);
    }

    /** Of a whole page, as of a session that another tab has ended, only what it says. */
    function sayWhy(html) {
        const page = html.querySelector("main");
        if (page) {
            say("bad", [...page.querySelectorAll("h1, h1 + p")].map(one => one.textContent).join(": "));
        } else {
            notice.replaceChildren(...html.childNodes);
        }
    }

    function add(html) {
        const more = html.querySelector("#trial");
        const shown = document.getElementById("trial");
        if (!shown.querySelector("[data-sum]")) {
            shown.replaceWith(more);
            return;
        }
        for (const sum of shown.querySelectorAll("[data-sum]")) {
            sum.textContent = Number(sum.textContent) + Number(more.querySelector(`[data-sum="${sum.dataset.sum}"]`).textContent);
        }
        addFindings(shown.querySelector("[data-findings]"), more);
        addRows(shown.querySelector("[data-rows]"), more);
        shown.querySelector("[data-shown]").textContent = shown.querySelector("[data-rows]").children.length;
    }

    /** What keeps contacts out stands before what only warns. */
    function addFindings(findings, more) {
        for (const row of more.querySelectorAll("[data-key]")) {
            const same = [...findings.querySelectorAll("[data-key]")].find(one => one.dataset.key === row.dataset.key);
            if (same) {
                const count = same.querySelector("[data-count]");
                count.textContent = Number(count.textContent) + Number(row.querySelector("[data-count]").textContent);
            } else {
                findings.querySelector("[data-none]")?.remove();
                const isError = one => one.querySelector(".bad") !== null;
                const lighter = isError(row) && [...findings.children].find(one => !isError(one));
                findings.insertBefore(row, lighter || null);
            }
        }
    }

    /** Rows with findings take the places of those without. */
    function addRows(rows, more) {
        const most = Number(rows.dataset.most);
        for (const row of more.querySelectorAll("[data-found]")) {
            const plain = rows.querySelector("tr:not([data-found])");
            if (plain || rows.children.length < most) {
                rows.insertBefore(row, plain);
            }
            if (rows.children.length > most) {
                rows.lastElementChild.remove();
            }
        }
    }

    function offerSubmission() {
        if (!form.querySelector('[value="submit"]')) {
            const button = document.createElement("button");
            button.name = "act";
            button.value = "submit";
            button.textContent = "Submit the file";
            form.querySelector(".actions").insertBefore(button, form.querySelector(".actions span"));
        }
    }

    async function run(act) {
        if (form.elements.file.files[0]) {
            if (file !== form.elements.file.files[0]) {
                keys = null;
            }
            file = form.elements.file.files[0];
        }
        notice.replaceChildren();
        let all;
        try {
            all = parts(await text(file, form.elements.charset.value));
        } catch (unreadable) {
            say("bad", "The file is not in this encoding. Choose the one that it was saved in.");
            return;
        }
        if (all.length === 0) {
            say("bad", "The file has no rows below its header.");
            return;
        }
        keys = keys || all.map(() => crypto.randomUUID ? crypto.randomUUID() : Date.now() + "-" + Math.random());
        const count = all.reduce((sum, part) => sum + part.rows, 0);
        let done = 0;
        progress.hidden = false;
        sent.replaceChildren();
        document.getElementById("trial").replaceChildren();
        bar.max = count;
        for (const [n, part] of all.entries()) {
            bar.value = done;
            title.textContent = (act === "try" ? "Trying: " : "Submitting: ") + done.toLocaleString() + " of " + count.toLocaleString() + " rows";
            let answer = await post(part, act, keys[n]);
            for (let waits = 1; answer.busy && waits <= 10; waits++) {
                await new Promise(resolve => setTimeout(resolve, 1000 * waits));
                answer = await post(part, act, keys[n]);
            }
            if (!answer.ok) {
                sayWhy(answer.html);
                title.textContent = "Stopped after " + done.toLocaleString() + " of " + count.toLocaleString() + " rows. Submitting again goes on here, and takes nothing twice.";
                return;
            }
            if (act === "try") {
                add(answer.html);
            } else {
                sent.append(...answer.html.childNodes);
            }
            done += part.rows;
        }
        bar.value = done;
        title.textContent = (act === "try" ? "Tried all " : "Submitted all ") + count.toLocaleString() + " rows";
        if (act === "try") {
            offerSubmission();
            say("good", "Nothing was stored or sent. Look at what would become of the rows, then submit the file.");
        } else {
            keys = null;
            say("good", "The file was taken in. Each part is a job of its own.");
        }
    }

    form.addEventListener("submit", event => {
        const act = event.submitter && event.submitter.value || "try";
        event.preventDefault();
        form.setAttribute("aria-busy", "true");
        for (const button of form.querySelectorAll("button")) {
            button.disabled = true;
        }
        run(act).catch(() => say("bad", "The service does not answer. Submitting again takes nothing twice.")).finally(() => {
            form.removeAttribute("aria-busy");
            for (const button of form.querySelectorAll("button")) {
                button.disabled = false;
            }
        });
    });
})();
