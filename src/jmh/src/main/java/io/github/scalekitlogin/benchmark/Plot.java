// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A line chart with two logarithmic axes. */
final class Plot {

    private static final int WIDTH = 340;
    private static final int HEIGHT = 260;
    private static final int LEFT = 60;
    private static final int TOP = 40;
    private static final int BETWEEN = 80;
    private static final int LEGEND = 90;
    private static final double LOWEST = 1;
    private static final double HIGHEST = 10_000;
    private static final List<String> COLOURS = List.of("#1b6ca8", "#7fb4dc", "#b5482a", "#eba68f");

    private final String title;
    private final List<Integer> values;
    private final Map<String, List<Double>> lines = new LinkedHashMap<>();

    Plot(String title, List<Integer> values) {
        this.title = title;
        this.values = values;
    }

    /** Adds a line with one figure for each value of the horizontal axis. */
    void line(String name, List<Double> figures) {
        lines.put(name, List.copyOf(figures));
    }

    /** Returns plots that share the vertical axis and its title. */
    static String sideBySide(String vertical, Plot... plots) {
        int width = LEFT + plots.length * (WIDTH + BETWEEN);
        int height = TOP + HEIGHT + LEGEND;
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="#fff"/>
                <text x="%d" y="20">%s</text>
                """.formatted(width, height, LEFT, vertical));
        for (int i = 0; i < plots.length; i++) {
            plots[i].draw(svg, LEFT + i * (WIDTH + BETWEEN));
        }
        plots[0].legend(svg);
        return svg.append("</svg>\n").toString();
    }

    private void draw(StringBuilder svg, int left) {
        for (double mark = LOWEST; mark <= HIGHEST; mark *= 10) {
            text(svg, left - 8, y(mark) + 4, "end", Table.figure(0, mark));
            stroke(svg, left, y(mark), left + WIDTH, y(mark), "#ddd");
        }
        for (int value : values) {
            text(svg, x(left, value), TOP + HEIGHT + 18, "middle", Table.figure(0, value));
            stroke(svg, x(left, value), TOP, x(left, value), TOP + HEIGHT, "#eee");
        }
        text(svg, left + WIDTH / 2.0, TOP + HEIGHT + 38, "middle", title);
        int colour = 0;
        for (List<Double> figures : lines.values()) {
            List<String> points = new ArrayList<>();
            for (int i = 0; i < figures.size(); i++) {
                points.add(number(x(left, values.get(i))) + "," + number(y(figures.get(i))));
            }
            svg.append("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>\n"
                    .formatted(String.join(" ", points), COLOURS.get(colour)));
            colour++;
        }
    }

    private void legend(StringBuilder svg) {
        int i = 0;
        for (String name : lines.keySet()) {
            double x = LEFT + (i % 2) * (WIDTH + BETWEEN);
            double y = TOP + HEIGHT + 62 + (i / 2) * 18;
            stroke(svg, x, y - 4, x + 24, y - 4, COLOURS.get(i));
            text(svg, x + 30, y, "start", name + " at once to Scalekit");
            i++;
        }
    }

    private double x(int left, double value) {
        double lowest = Math.log10(values.get(0));
        double highest = Math.log10(values.get(values.size() - 1));
        return left + WIDTH * (Math.log10(value) - lowest) / (highest - lowest);
    }

    private static double y(double figure) {
        double part = Math.log10(Math.max(LOWEST, figure)) / Math.log10(HIGHEST);
        return TOP + HEIGHT * (1 - part);
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String words) {
        svg.append("<text x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>\n"
                .formatted(number(x), number(y), anchor, words));
    }

    private static void stroke(StringBuilder svg, double x1, double y1, double x2, double y2, String colour) {
        svg.append("<line x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\" stroke=\"%s\" stroke-width=\"1.5\"/>\n"
                .formatted(number(x1), number(y1), number(x2), number(y2), colour));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
