// Sends a long file in parts, shows how far it is, and keeps the file between trying and submitting.
// Without this file the form still works, as one request.
"use strict";
(() => {
    const form = document.getElementById("upload");
    if (!form || !window.TextDecoder || !window.DOMParser) {
        return;
    }
    const {Unreadable, parts, text} = csvFiles;
    const progress = document.getElementById("upload-progress");
    const bar = document.getElementById("upload-bar");
    const title = document.getElementById("progress-title");
    const sent = document.getElementById("upload-sent");
    const notice = document.getElementById("upload-notice");
    /** So many, with longer and longer pauses, outlast the minute for which a replica that died keeps its part from the others. */
    const TRIES = 12;
    /** What was tried, kept until it is submitted whatever becomes of the file, and the key under which that happens once. */
    let tried = null;
    let key = null;

    function parsed(html) {
        return new DOMParser().parseFromString(html, "text/html").body;
    }

    async function post(part, act) {
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
        const ended = answer.type === "opaqueredirect" || answer.status === 401 || answer.status === 403;
        return {ok: answer.ok, ended, busy: [409, 429, 502, 503, 504].includes(answer.status), html: parsed(await answer.text())};
    }

    /** Of a session that another tab has begun meanwhile. */
    async function takesNewToken() {
        const answer = await fetch(form.action, {redirect: "manual"});
        const token = answer.ok && parsed(await answer.text()).querySelector("#upload input[name=_csrf]");
        if (token) {
            form.elements._csrf.value = token.value;
        }
        return Boolean(token);
    }

    /** However often it must be asked: nothing is taken twice under one key. */
    async function patiently(part, act) {
        const lost = {ok: false, busy: true, html: null};
        let answer = lost;
        for (let waits = 1; waits <= TRIES; waits++) {
            answer = await post(part, act).catch(() => lost);
            if (answer.ended && await takesNewToken().catch(() => false)) {
                answer = await post(part, act).catch(() => lost);
            }
            if (!answer.busy || waits === TRIES) {
                if (waits > 1 && answer.ok) {
                    say("busy", "The service answers again.");
                }
                break;
            }
            if (waits === 1) {
                say("busy", "The service does not take it yet. It is asked again, for a minute.");
            }
            await new Promise(resolve => setTimeout(resolve, 1000 * waits));
        }
        return answer;
    }

    function say(kind, words) {
        const p = document.createElement("p");
        p.className = "notice " + kind;
        p.setAttribute("role", kind === "bad" ? "alert" : "status");
        p.textContent = words;
        notice.replaceChildren(p);
    }

    /** Of a whole page, as of a role that has none, only what it says. */
    function sayWhy({ended, html}) {
        const page = html && html.querySelector("main");
        if (!html) {
            say("bad", "The service does not answer.");
        } else if (page) {
            say("bad", [...page.querySelectorAll("h1, h1 + p")].map(one => one.textContent).join(": "));
        } else if (ended) {
            say("bad", "Your session has ended. This page keeps the file: ");
            const link = document.createElement("a");
            Object.assign(link, {href: "/console/sign-in", target: "_blank", textContent: "sign in in another tab"});
            notice.firstChild.append(link, ", then go on here.");
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

    function forgetTrial() {
        tried = null;
        key = null;
        form.querySelector('[value="submit"]')?.remove();
    }

    function clear() {
        progress.hidden = true;
        notice.replaceChildren();
        document.getElementById("trial").replaceChildren();
    }

    function rows(number) {
        return number.toLocaleString() + (number === 1 ? " row" : " rows");
    }

    async function send(all, act) {
        const count = all.reduce((sum, part) => sum + part.rows, 0);
        const isTrial = act === "try";
        let done = 0;
        progress.hidden = false;
        sent.replaceChildren();
        document.getElementById("trial").replaceChildren();
        bar.max = count;
        say("busy", (isTrial ? "Trying " : "Submitting ") + rows(count) + ".");
        for (const part of all) {
            bar.value = done;
            title.textContent = (isTrial ? "Trying: " : "Submitting: ") + done.toLocaleString() + " of " + rows(count);
            const answer = await patiently(part, act);
            if (!answer.ok) {
                sayWhy(answer);
                title.textContent = "Stopped after " + done.toLocaleString() + " of " + rows(count) + ". "
                    + (isTrial ? "Nothing was stored or sent." : "Submitting again goes on here, and takes nothing twice.");
                return false;
            }
            if (isTrial) {
                add(answer.html);
            } else {
                sent.append(...answer.html.childNodes);
            }
            done += part.rows;
        }
        bar.value = done;
        title.textContent = (isTrial ? "Tried " : "Submitted ") + (count === 1 ? "" : "all ") + rows(count);
        return true;
    }

    async function run(act) {
        if (act === "try") {
            forgetTrial();
        }
        const all = tried || parts(await text(form.elements.file, form.elements.charset.value));
        if (all.length === 0) {
            throw new Unreadable("The file has no rows below its header.");
        }
        key = key || (crypto.randomUUID ? crypto.randomUUID() : Date.now() + "-" + Math.random());
        if (!await send(all, act)) {
            return;
        }
        if (act === "try") {
            tried = all;
            offerSubmission();
            say("good", "Nothing was stored or sent. Look at what would become of the rows, then submit the file.");
        } else {
            forgetTrial();
            say("good", "The file was taken in. Each part is a job of its own.");
        }
    }

    // what was not tried is not submitted
    form.addEventListener("change", () => {
        forgetTrial();
        clear();
    });

    form.addEventListener("submit", event => {
        event.preventDefault();
        if (form.hasAttribute("aria-busy")) {
            return;
        }
        const act = event.submitter && event.submitter.value || "try";
        const controls = [...form.querySelectorAll("input, select")].filter(one => !one.disabled);
        form.setAttribute("aria-busy", "true");
        controls.forEach(one => { one.disabled = true; });
        run(act).catch(why => {
            clear();
            say("bad", why instanceof Unreadable ? why.message : "The page could not read the file.");
        }).finally(() => {
            form.removeAttribute("aria-busy");
            controls.forEach(one => { one.disabled = false; });
            if (document.activeElement === document.body) {
                title.focus();
            }
        });
    });
})();
