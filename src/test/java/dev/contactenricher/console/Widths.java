package dev.contactenricher.console;

import org.openqa.selenium.JavascriptExecutor;

/** Whether there is room for everything: none may have to scroll sideways, or guess the half of a date. */
record Widths(JavascriptExecutor page) {

    /** What a date and time takes, with the sign that opens a calendar: so many times the size of its letters. */
    private static final double DATE_AND_TIME = 14.5;

    /** By how many pixels the page is too wide, or a field for a date and time too narrow for one. */
    long lacking() {
        Object most = page.executeScript("""
                const lacking = [...document.querySelectorAll("[type='datetime-local']")].map(field =>
                    Math.ceil(arguments[0] * parseFloat(getComputedStyle(field).fontSize)) - field.offsetWidth);
                return Math.max(document.documentElement.scrollWidth - window.innerWidth, ...lacking)
                """, DATE_AND_TIME);
        return most instanceof Long pixels ? pixels : 0;
    }
}
