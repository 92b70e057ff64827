package dev.contactenricher.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Lines over the last minutes, as the coordinates of a drawing of 400 by 160.
 *
 * @param marks of the vertical axis, from zero up
 */
record Chart(List<Line> lines, List<Mark> marks) {

    static final int WIDTH = 400;
    static final int HEIGHT = 160;

    private static final int LEFT = 44;
    private static final int TOP = 10;
    private static final int BOTTOM = 24;
    private static final int STEPS = 4;

    /**
     * @param style the class that colours it
     * @param points as {@code <polyline>} takes them
     * @param sum over all minutes
     */
    record Line(String name, String style, String points, long sum) {}

    record Mark(double y, long value) {}

    record Series(String name, List<Long> values) {}

    static Chart of(List<Series> all) {
        long step = step(all.stream()
                .flatMap(series -> series.values.stream())
                .mapToLong(Long::longValue)
                .max()
                .orElse(0));
        long top = STEPS * step;
        List<Line> lines = new ArrayList<>();
        for (Series series : all) {
            lines.add(new Line(
                    series.name,
                    "s" + (lines.size() + 1),
                    points(series.values, top),
                    series.values.stream().mapToLong(Long::longValue).sum()));
        }
        return new Chart(
                lines,
                LongStream.rangeClosed(0, STEPS)
                        .mapToObj(n -> new Mark(y(n * step, top), n * step))
                        .toList());
    }

    public boolean isEmpty() {
        return lines.stream().allMatch(line -> line.sum() == 0);
    }

    /** 1, 2 or 5 times a power of ten, so that four of them reach the highest value. */
    private static long step(long highest) {
        long step = 1;
        for (int i = 0; STEPS * step < highest; i++) {
            step = i % 3 == 1 ? step / 2 * 5 : step * 2;
        }
        return step;
    }

    private static String points(List<Long> values, long top) {
        return IntStream.range(0, values.size())
                .mapToObj(n -> String.format(Locale.ROOT, "%.1f,%.1f", x(n, values.size()), y(values.get(n), top)))
                .collect(Collectors.joining(" "));
    }

    private static double x(int n, int count) {
        return LEFT + (WIDTH - LEFT - 4.0) * n / Math.max(1, count - 1);
    }

    private static double y(long value, long top) {
        return Math.round(10 * (HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * (double) value / top)) / 10.0;
    }
}
