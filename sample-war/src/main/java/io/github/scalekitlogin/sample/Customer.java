// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.sample;

import java.util.List;

/** Somebody with an account in the shop. */
public record Customer(String name, String email, String givenName, String familyName, List<String> groups) {

    /** Copies the groups. */
    public Customer {
        groups = List.copyOf(groups);
    }

    /** A customer of whom nothing but the name is known. */
    static Customer known(String name) {
        return new Customer(name, "", "", "", List.of());
    }
}
