// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks e-mail addresses, internationalised ones included. Refuses what a mail server on the Internet could not deliver:
 * quoted local parts, address literals, and domains with one label.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-3.4.1">RFC 5322, addr-spec</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6531#section-3.3">RFC 6531, internationalised addresses</a>
 */
final class EmailAddress {

    private static final int MAX_LENGTH = 254;
    private static final int MAX_LOCAL_LENGTH = 64;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=^_`{|}~\\-\\p{L}\\p{M}\\p{N}]+";
    private static final Pattern LOCAL_PART = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
    private static final Pattern LABEL = Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{M}\\p{N}-]*[\\p{L}\\p{M}\\p{N}])?");

    /** What the name of a person does not contain: separators of other kinds of names, and the sign of a computer account. */
    private static final Pattern OTHER_NAME = Pattern.compile("[\\\\/=,;:\"$%!|]");

    /** Top-level domains that are no part of the Internet. Directories use them for their own names. */
    private static final Set<String> NOT_PUBLIC = Set.of(
            "local",
            "localhost",
            "localdomain",
            "internal",
            "invalid",
            "onion",
            "arpa",
            "alt",
            "corp",
            "home",
            "lan",
            "intranet",
            "private",
            "domain");

    private EmailAddress() {}

    /** Returns why a text is not an e-mail address, or empty. The reason does not contain the text. */
    static Optional<String> refusal(String text) {
        int at = text.indexOf('@');
        if (at < 0 || at != text.lastIndexOf('@') || utf8Length(text) > MAX_LENGTH) {
            return Optional.of("is not an e-mail address");
        }
        if (!isLocalPart(text.substring(0, at))) {
            return Optional.of("is not an e-mail address: the part before the @ is wrong");
        }
        return isDomain(text.substring(at + 1))
                ? Optional.empty()
                : Optional.of("is not an e-mail address: the part after the @ is not a domain");
    }

    /**
     * Returns whether the name of a principal is the e-mail address of a person. The name of a Windows account, an X.500 name,
     * the principal of a service or of Kerberos, whose realm is in capital letters, and an address below a private domain are
     * not.
     */
    static boolean isPersonalAddress(String name) {
        String domain = name.substring(name.indexOf('@') + 1);
        boolean realm =
                domain.equals(domain.toUpperCase(Locale.ROOT)) && !domain.equals(domain.toLowerCase(Locale.ROOT));
        return !OTHER_NAME.matcher(name).find()
                && !realm
                && !NOT_PUBLIC.contains(
                        domain.substring(domain.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT))
                && refusal(name).isEmpty();
    }

    /** Returns whether the name of a principal can be the part of a person's address before the {@code @}. */
    static boolean isPersonalLocalPart(String name) {
        return isLocalPart(name) && !OTHER_NAME.matcher(name).find();
    }

    private static boolean isLocalPart(String text) {
        return LOCAL_PART.matcher(text).matches() && utf8Length(text) <= MAX_LOCAL_LENGTH;
    }

    private static boolean isDomain(String text) {
        String[] labels = text.split("\\.", -1);
        for (String label : labels) {
            if (!LABEL.matcher(label).matches()) {
                return false;
            }
        }
        return labels.length > 1
                && !labels[labels.length - 1].chars().allMatch(Character::isDigit)
                && Normalizer.isNormalized(text, Normalizer.Form.NFKC)
                && isAsciiCompatible(text);
    }

    private static boolean isAsciiCompatible(String domain) {
        try {
            return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED | IDN.USE_STD3_ASCII_RULES)
                            .length()
                    <= 253;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static int utf8Length(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
