// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.chromium;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Pictures of what a person sees, as the README shows them; the system property {@code pictures.write} puts them there. */
public final class Pictures {

    private static final Path DOCUMENTED = Path.of("docs/pictures");
    private static final Path TAKEN = Path.of("src/it-browser/target/pictures");
    private static final int MOST_BYTES = 60_000;

    private Pictures() {}

    /** Takes a picture of what a window shows; one of that name has to be in the documentation. */
    public static void take(Page page, String name) {
        Path picture = TAKEN.resolve(name + ".png");
        Path documented = DOCUMENTED.resolve(picture.getFileName());
        byte[] png = page.screenshot(new Page.ScreenshotOptions().setPath(picture));
        assertThat(png.length).as("bytes of %s", picture).isLessThan(MOST_BYTES);
        if (Boolean.getBoolean("pictures.write")) {
            try {
                Files.createDirectories(DOCUMENTED);
                Files.copy(picture, documented, StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new UncheckedIOException("Picture " + documented, e);
            }
        }
        assertThat(documented).as("-Dpictures.write=true writes it").exists();
    }
}
