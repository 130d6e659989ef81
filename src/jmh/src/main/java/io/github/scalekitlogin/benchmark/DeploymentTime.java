// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import io.github.scalekitlogin.flow.TestEnvironment;
import java.time.Duration;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a deployment took, as the server's log tells: nothing outside knows when the server notices a WAR. */
final class DeploymentTime {

    private DeploymentTime() {}

    /** Returns the milliseconds the one deployment took that an action brings about. */
    static double of(TestEnvironment stage, String context, Runnable action) {
        int before = stage.server().log().length();
        action.run();
        String log = stage.server().log().substring(before);
        Matcher told = Pattern.compile(
                        TestEnvironment.deploymentTook().replace("${context}", context.substring(1)), Pattern.DOTALL)
                .matcher(log);
        if (!told.find()) {
            throw new IllegalStateException("Not in the log: how long the deployment of " + context + " took: " + log);
        }
        return told.groupCount() == 1
                ? Double.parseDouble(told.group(1).replace(",", ""))
                : Duration.between(time(told.group(1)), time(told.group(2))).toNanos() / 1e6;
    }

    private static LocalTime time(String logged) {
        return LocalTime.parse(logged.replace(',', '.'));
    }
}
