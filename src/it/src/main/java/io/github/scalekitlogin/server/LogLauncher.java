// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.server;

import java.time.Duration;
import java.util.Optional;

/**
 * Notices a server that runs without writing its log, as GlassFish does at times: the tests read it.
 *
 * @param begins what the log has once the server runs, empty for a server whose log can be relied on
 */
record LogLauncher(Launcher launcher, Optional<String> begins, ServerLog log) implements Launcher {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Override
    public void start() {
        Optional<Sign> firstWords = begins.map(line -> Sign.of(line, log.file(), log));
        launcher.start();
        if (firstWords.isPresent() && !firstWords.get().await(PATIENCE, () -> {})) {
            throw new TryAgainException("No " + firstWords.get() + " after " + PATIENCE, null);
        }
    }

    @Override
    public void stop() {
        launcher.stop();
    }
}
