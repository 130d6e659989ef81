// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import java.time.Duration;

/**
 * How long a browser waits before it asks again for the outcome of a submission.
 *
 * @param seconds the time
 */
record Pause(int seconds) {

    private static final int MAX_SECONDS = 2;
    /** Up to this age, in whole seconds, there is no pause. Most submissions end earlier, and it would only delay their users. */
    private static final int AGE_WITHOUT_PAUSE = 2;

    /**
     * Returns the pause. A request that is held is a pause itself, so the browser asks again at once. If the outcome is a long
     * time in coming, it asks less often, because Scalekit probably stalls. After a request that was not held it asks after a second.
     *
     * @param held whether the request was held, and the next one will be
     * @param age how long the submission has been running
     */
    static Pause of(boolean held, Duration age) {
        long late = age.toSeconds() - AGE_WITHOUT_PAUSE;
        return new Pause(held ? (int) Math.max(0, Math.min(MAX_SECONDS, late)) : 1);
    }
}
