// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.benchmark;

import io.github.scalekitlogin.flow.TestEnvironment;
import java.time.Duration;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The time of a deployment, taken from the server's log: only the server knows when it notices a WAR. */
final class DeploymentTime {

    private DeploymentTime() {}

    /** Returns the milliseconds of the deployment that an action starts. */
    static double of(TestEnvironment environment, String context, Runnable action) {
        int before = environment.server().log().length();
        action.run();
        String log = environment.server().log().substring(before);
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
