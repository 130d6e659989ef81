// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the page of the documentation that lists all claims, from the tables with which the filter works. */
public final class ClaimsDocument {

    private static final String LEFT_OUT = "left out, with a warning in the log";

    private ClaimsDocument() {}

    /** Returns the whole page. */
    public static String text() {
        return """
                # Claims

                This page is generated from the classes `Claim`, `ClaimFormat` and `ClaimsResolver`. The build fails if the two
                differ. Scalekit needs `sub` and `email`. A claim without a value is not sent.

                ## The order of the sources

                A later source overrides an earlier one:

                %s
                1. the claims provider of the application

                What an application says about one user is stronger than what settings say about all users.

                - The strongest source with a value decides. If its value is refused, no weaker source takes its place.
                - A source without a value changes nothing. Only a claims provider can remove a claim.
                - `email_verified` and `phone_number_verified` are about the value of their own source. Another value of a stronger
                  source removes them.
                - The claims of `ScalekitLogin.signedIn` are as old as the login. They count for the account that their `sub`
                  names, and for no other one.
                - If `scalekit.principal` or `scalekit.principal-attribute` is set, `ScalekitLogin.signedIn` does not count.

                ## The claims

                An identity provider is OpenID Connect of Jakarta Security, MicroProfile JWT, WildFly's Elytron, or the attributes of a
                security framework.

                | claim | type | without a setting | setting | what is checked | if it is refused | example of the setting |
                | --- | --- | --- | --- | --- | --- | --- |
                %s
                | `custom_attributes` | object | not sent | `scalekit.claims.custom-attributes` | each value has a form in JSON, at most 16 levels | the attribute is %s | `plan=gold,department=${currentUser.department}` |

                `login_failed` is sent alone: when the user cancels, when `scalekit.allow` does not allow the account, and when a claims
                provider denies it.
                """.formatted(
                        sources(),
                        Stream.of(Claim.values()).map(ClaimsDocument::row).collect(Collectors.joining("\n")),
                        LEFT_OUT);
    }

    private static String sources() {
        try (ClaimsResolver all = ClaimsResolver.builder()
                .roles(Map.of("clerk", "clerk"))
                .directory(
                        new LdapDirectory(
                                List.of(URI.create("ldap://127.0.0.1")),
                                false,
                                null,
                                null,
                                null,
                                Duration.ofSeconds(1)),
                        new LdapSearch("dc=example", "(uid={0})", Map.of("email", "mail"), "cn", false))
                .database("jdbc/users", "select 1 where 1 = ?", Duration.ofSeconds(1), text -> text)
                .settings(Map.of("sub", Expression.of("1")))
                .build()) {
            return all.titles().stream().map(title -> "1. " + title).collect(Collectors.joining("\n"));
        }
    }

    private static String row(Claim claim) {
        return Stream.of(
                        '`' + claim.key + '`',
                        claim.type.title,
                        claim.origin(),
                        '`' + claim.setting() + '`',
                        claim.flagged()
                                .map(flagged -> "true or false, about the `" + flagged.key + "` of the same source")
                                .orElse(claim.isList() ? "each text: " + claim.format.title : claim.format.title),
                        claim.isRequired()
                                ? "no hand-over, and a page"
                                : claim.isList() ? "the single text is " + LEFT_OUT : LEFT_OUT,
                        '`' + claim.example + '`')
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
