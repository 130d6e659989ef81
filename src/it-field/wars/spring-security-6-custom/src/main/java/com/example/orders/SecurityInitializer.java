// SPDX-License-Identifier: Apache-2.0
package com.example.orders;

import org.springframework.security.web.context.AbstractSecurityWebApplicationInitializer;

/** Registers Spring Security before all filters that it knows. */
public class SecurityInitializer extends AbstractSecurityWebApplicationInitializer {

    /** For the container. */
    public SecurityInitializer() {
        super(Security.class);
    }
}
