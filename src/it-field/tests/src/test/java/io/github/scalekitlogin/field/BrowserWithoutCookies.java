// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.field;

import com.microsoft.playwright.BrowserContext;
import io.github.scalekitlogin.chromium.Chromium;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Chromium with the setting that blocks all cookies. */
final class BrowserWithoutCookies {

    private static final String PREFERENCES = """
            {"profile": {"default_content_setting_values": {"cookies": 2}}}
            """;

    private BrowserWithoutCookies() {}

    /** Starts one with a profile of its own. */
    static BrowserContext open() {
        try {
            Path profile = Files.createTempDirectory(Files.createDirectories(Path.of("target/field")), "profile");
            Path preferences = profile.resolve("Default/Preferences");
            Files.createDirectories(preferences.getParent());
            Files.writeString(preferences, PREFERENCES);
            return Chromium.withProfile(profile);
        } catch (IOException e) {
            throw new UncheckedIOException("Profile without cookies", e);
        }
    }
}
