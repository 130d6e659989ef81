// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.chromium;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Checks a page as it is shown with axe: WCAG 2.2 A and AA, and what axe calls best practices. */
public final class Accessibility {

    private static final String SCRIPT = script();
    private static final String RUN = """
            async () => {
                const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
                const result = await axe.run({runOnly: {type: 'tag', values: tags},
                    rules: {'target-size': {enabled: true}}});
                const told = rule => rule.id + ': ' + rule.help + ' ' + rule.nodes.map(node => node.html).join(' ');
                return {passes: result.passes.map(rule => rule.id), violations: result.violations.map(told)};
            }
            """;

    private Accessibility() {}

    /** The page has no violation. */
    public static void assertAccessible(Page page) {
        page.evaluate(SCRIPT);
        Map<?, ?> result = (Map<?, ?>) page.evaluate(RUN);
        assertThat((List<?>) result.get("violations")).as(page.url()).isEmpty();
        assertThat(((List<?>) result.get("passes")).stream().map(String::valueOf))
                .as("what axe looked at")
                .contains("color-contrast", "document-title", "landmark-one-main");
    }

    private static String script() {
        try (InputStream axe = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            return new String(axe.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("axe", e);
        }
    }
}
