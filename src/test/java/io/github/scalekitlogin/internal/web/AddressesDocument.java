// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import java.util.List;
import java.util.stream.Collectors;

/** Writes the page of the documentation about the filter's own addresses. */
public final class AddressesDocument {

    static final List<Address> ALL = List.of(
            new Address(
                    "GET",
                    FilterAddresses.LOGIN,
                    "`login_request_id`, `state`",
                    "The Login Endpoint URL for Scalekit's dashboard. Stores the login request and opens the login."),
            new Address(
                    "GET",
                    FilterAddresses.CHALLENGE,
                    "`login_request_id`, `state`",
                    "The web fragment protects it, so that the container asks for its own login. Not used with"
                            + " `scalekit.login-page`."),
            new Address(
                    "GET",
                    FilterAddresses.CONTINUE,
                    "`login_request_id`",
                    "The only address that sends the details of the user to Scalekit. Shows the confirm page first if it has to ask."),
            new Address(
                    "POST",
                    FilterAddresses.CONFIRM,
                    "`login_request_id`, `token`, `answer`",
                    "The answer of the confirm page. Each token is accepted once, from the session that got it."),
            new Address(
                    "POST",
                    FilterAddresses.CANCEL,
                    "`login_request_id` (optional)",
                    "The cancel button of the application's login page. Reports a failed login to Scalekit. Rejects forms of other"
                            + " sites."));

    private AddressesDocument() {}

    /**
     * An address of the filter.
     *
     * @param method the only HTTP method
     * @param path path below {@code scalekit.path}
     * @param parameters its parameters
     * @param purpose what it does
     */
    record Address(String method, String path, String parameters, String purpose) {}

    /** Returns the whole page. */
    public static String text() {
        String rows = ALL.stream()
                .map(address -> "| %s | `/scalekit%s` | %s | %s |"
                        .formatted(address.method(), address.path(), address.parameters(), address.purpose()))
                .collect(Collectors.joining("\n"));
        return """
                # Addresses

                This page is generated. The build fails if it and the code differ.

                The addresses are below the context path of the application. `scalekit.path` replaces the prefix `/scalekit`. All
                other addresses below the prefix answer 404, and other methods answer 405, each with a page.

                | method | address | parameters | purpose |
                | --- | --- | --- | --- |
                %s

                Scalekit's two parameters are accepted at the application's own pages too, for example at its login page.
                """.formatted(rows);
    }
}
