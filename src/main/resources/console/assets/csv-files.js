// Reads a chosen file as text, and cuts it into parts that are files of their own.
"use strict";
const csvFiles = (() => {
    const ROWS = 1000;
    const CHARACTERS = 2000000;
    /** A row that says nothing is to the service as an empty line, so no part may be made of such alone. */
    const BLANK = /^(?:[\s,;]|""(?![^\s,;]))*$/;
    /** A line that only names the separator, or has no name. */
    const NO_HEADER = /^(?:sep=[,;\t]|[\s,;]*)\s*$/i;

    /** Says why a file cannot be sent. */
    class Unreadable extends Error {}

    async function bytesOf(input) {
        try {
            return new Uint8Array(await input.files[0].arrayBuffer());
        } catch (gone) {
            input.value = "";
            throw new Unreadable("The file was changed or moved since it was chosen. Choose it again.");
        }
    }

    /** A byte order mark wins over what was chosen; where nothing was, every other zero byte tells UTF-16. */
    async function text(input, charset) {
        const bytes = await bytesOf(input);
        const [first, second, third] = bytes;
        if (first === 0x50 && second === 0x4b && third === 0x03 || first === 0xd0 && second === 0xcf && third === 0x11) {
            throw new Unreadable("This is a workbook, not a CSV file. Save it as CSV, and choose that file.");
        }
        const marked = first === 0xff && second === 0xfe ? "utf-16le"
            : first === 0xfe && second === 0xff ? "utf-16be"
            : first === 0xef && second === 0xbb && third === 0xbf ? "utf-8" : "";
        const looked = first === 0 ? "utf-16be" : second === 0 ? "utf-16le" : "utf-8";
        const named = charset === "UTF-16" && looked === "utf-8" ? "utf-16le" : charset === "UTF-16" ? looked : charset;
        try {
            return new TextDecoder(marked || named || looked, {fatal: true}).decode(bytes);
        } catch (other) {
            throw new Unreadable("The file is not in this encoding. Choose the one that it was saved in.");
        }
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

    return {Unreadable, parts, text};
})();
