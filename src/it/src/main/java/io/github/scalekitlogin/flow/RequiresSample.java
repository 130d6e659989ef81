// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Tests with the sample WAR, which runs where the server's {@code server.properties} says so. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(RequiresSample.Condition.class)
@interface RequiresSample {

    /** Asks the server's folder. */
    final class Condition implements ExecutionCondition {

        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return TestEnvironment.runs("sample")
                    ? ConditionEvaluationResult.enabled("The sample WAR runs on this server")
                    : ConditionEvaluationResult.disabled("The sample WAR does not run on this server");
        }
    }
}
