// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.jwt;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.auth.LoginConfig;

/** Turns MicroProfile JWT on. */
@LoginConfig(authMethod = "MP-JWT", realmName = "shop")
@ApplicationPath("/rest")
public class TokenApplication extends Application {

    /** For the container. */
    public TokenApplication() {}
}
