// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Stacks with the number of their samples, as a picture: who calls is below, and wide is what takes long. */
final class FlameGraph {

    private static final int WIDTH = 1_200;
    private static final int ROW = 16;
    private static final int LEGEND = 30;
    /** Narrower frames are left out. */
    private static final double NARROWEST = 3;

    private static final double CHARACTER = 6.2;

    /** Whose code a frame is. */
    enum Owner {
        FILTER("the filter", "#1b6ca8", "io/github/scalekitlogin/internal", "io/github/scalekitlogin/Scalekit"),
        LIBRARIES("Jersey, HK2, JSON", "#7fb4dc", "io/github/scalekitlogin/shaded"),
        CLIENT(
                "the client of the JDK, with TLS",
                "#eba68f",
                "jdk/internal/net/http",
                "sun/security/ssl",
                "sun/net/www"),
        SERVER("the server", "#c9c9c9", "org/apache", "io/undertow", "org/jboss", "org/xnio"),
        OTHER("the JVM and others", "#e8e8e8");

        final String title;
        private final String colour;
        private final String[] prefixes;

        Owner(String title, String colour, String... prefixes) {
            this.title = title;
            this.colour = colour;
            this.prefixes = prefixes;
        }

        static Owner of(String frame) {
            return Arrays.stream(values())
                    .filter(owner -> Arrays.stream(owner.prefixes).anyMatch(frame::startsWith))
                    .findFirst()
                    .orElse(OTHER);
        }
    }

    private static final class Frame {
        private final Map<String, Frame> calls = new TreeMap<>();
        private long samples;
    }

    private final Frame root = new Frame();
    private final Map<Owner, Long> owners = new EnumMap<>(Owner.class);
    private int deepest;

    private FlameGraph() {}

    /** Reads lines of frames, separated by semicolons and with the number of samples at the end. */
    static FlameGraph of(List<String> lines) {
        FlameGraph graph = new FlameGraph();
        for (String line : lines) {
            int end = line.lastIndexOf(' ');
            graph.add(line.substring(0, end).split(";"), Long.parseLong(line.substring(end + 1)));
        }
        return graph;
    }

    private void add(String[] frames, long samples) {
        Frame frame = root;
        frame.samples += samples;
        // A method of the JDK's collections belongs to its caller.
        Owner owner = Owner.OTHER;
        for (String name : frames) {
            frame = frame.calls.computeIfAbsent(name, ignored -> new Frame());
            frame.samples += samples;
            Owner own = Owner.of(name);
            owner = own == Owner.OTHER ? owner : own;
        }
        owners.merge(owner, samples, Long::sum);
    }

    long samples() {
        return root.samples;
    }

    /** Returns the samples in the code of an owner, or in code of the JDK that it called. */
    long samples(Owner owner) {
        return owners.getOrDefault(owner, 0L);
    }

    /** Returns the picture. Each frame has a title with its microseconds. */
    String svg(double microsecondsOfSample) {
        StringBuilder frames = new StringBuilder();
        draw(frames, root, 0, 0, microsecondsOfSample);
        int height = (deepest + 1) * ROW + LEGEND;
        StringBuilder svg = new StringBuilder("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 %d %d %d" font-family="sans-serif" font-size="11">
                <rect y="%d" width="100%%" height="100%%" fill="#fff"/>
                """.formatted(-height + LEGEND, WIDTH, height, -height + LEGEND));
        int x = 0;
        for (Owner owner : Owner.values()) {
            svg.append("<rect x=\"%d\" y=\"10\" width=\"12\" height=\"12\" fill=\"%s\"/>\n".formatted(x, owner.colour));
            svg.append("<text x=\"%d\" y=\"20\">%s</text>\n".formatted(x + 18, owner.title));
            x += WIDTH / Owner.values().length;
        }
        return svg.append(frames).append("</svg>\n").toString();
    }

    private void draw(StringBuilder svg, Frame frame, int depth, double left, double microseconds) {
        double x = left;
        for (Map.Entry<String, Frame> call : frame.calls.entrySet()) {
            double width = WIDTH * (double) call.getValue().samples / root.samples;
            if (width >= NARROWEST) {
                deepest = Math.max(deepest, depth);
                String name = escape(call.getKey());
                String shown = name.substring(name.lastIndexOf('/') + 1);
                int y = -(depth + 1) * ROW;
                svg.append(String.format(
                        Locale.ROOT,
                        "<g><title>%s: %.0f us</title><rect x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\" stroke=\"#fff\"/>",
                        name,
                        call.getValue().samples * microseconds,
                        x,
                        y,
                        width,
                        ROW,
                        Owner.of(call.getKey()).colour));
                if (shown.length() * CHARACTER < width) {
                    svg.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%d\">%s</text>", x + 2, y + 12, shown));
                }
                svg.append("</g>\n");
                draw(svg, call.getValue(), depth + 1, x, microseconds);
            }
            x += width;
        }
    }

    private static String escape(String name) {
        return name.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
