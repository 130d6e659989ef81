// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;

/** Tests whose outcome depends on the server. They run on each server, but not in the embedded Tomcat. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("server")
@Tag("server-only")
@interface OnEachServer {}
