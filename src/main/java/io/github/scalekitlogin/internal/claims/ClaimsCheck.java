// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.github.scalekitlogin.claims.ClaimsProvider;
import io.github.scalekitlogin.claims.UserClaims;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.Collection;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Looks at the types of all claims before anything is sent. A wrong optional one is left out, with a line in the log; a
 * wrong required one stops the hand-over. No message has a claim's value.
 */
final class ClaimsCheck {

    static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+");

    private static final Logger LOG = System.getLogger("io.github.scalekitlogin");
    private static final Pattern E_164 = Pattern.compile("\\+[1-9][0-9]{1,14}");
    private static final int LONGEST_NAME = 200;
    private static final int DEEPEST = 16;

    private ClaimsCheck() {}

    /** Sets a claim by its name, or leaves it out when the value has not its type. */
    static void set(UserClaims.Builder claims, String name, Object value, String source) {
        try {
            Claim.set(claims, name, value);
        } catch (IllegalArgumentException wrong) {
            leaveOut(name, wrong.getMessage() + ", got " + value.getClass().getName() + " from " + source);
        }
    }

    /** Returns the claims without those that are wrong. */
    static UserClaims checked(UserClaims.Builder builder) throws ClaimsException {
        UserClaims claims = builder.build();
        require(claims.sub() != null && !claims.sub().isBlank(), "No sub is known for the account");
        require(claims.email() != null && !claims.email().isBlank(), "No email is known for the account");
        require(EMAIL.matcher(claims.email()).matches(), "The email of the account is no e-mail address");
        if (claims.phoneNumber() != null && !E_164.matcher(claims.phoneNumber()).matches()) {
            leaveOut("phone_number", "expected E.164, such as +12025550123");
            builder.phoneNumber(null);
        }
        if (claims.picture() != null && !isAbsoluteUrl(claims.picture())) {
            leaveOut("picture", "expected an absolute URL");
            builder.picture(null);
        }
        if (claims.locale() != null && !isLanguageTag(claims.locale())) {
            leaveOut("locale", "expected a BCP 47 tag, such as en-US");
            builder.locale(null);
        }
        if (claims.organizationExternalName() != null
                && claims.organizationExternalName().length() > LONGEST_NAME) {
            leaveOut("organization_external_name", "expected at most " + LONGEST_NAME + " characters");
            builder.organizationExternalName(null);
        }
        if (claims.customAttributes() != null) {
            claims.customAttributes().forEach((name, value) -> {
                if (!isJson(value, 0)) {
                    leaveOut(Claim.CUSTOM + name, "expected values that JSON has");
                    builder.customAttribute(name, null);
                }
            });
        }
        return builder.build();
    }

    private static void require(boolean fulfilled, String message) throws ClaimsException {
        if (!fulfilled) {
            throw new ClaimsException(
                    message
                            + ". Set scalekit.claims.sub, scalekit.claims.email or scalekit.claims.email-domain, or supply it"
                            + " by a source of claims or a " + ClaimsProvider.class.getName(),
                    null);
        }
    }

    private static void leaveOut(String claim, String why) {
        LOG.log(Level.WARNING, "The claim {0} is left out: {1}", claim, why);
    }

    private static boolean isAbsoluteUrl(String text) {
        try {
            URI url = URI.create(text);
            return url.getHost() != null
                    && ("https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme()));
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static boolean isLanguageTag(String text) {
        try {
            return !new Locale.Builder()
                    .setLanguageTag(text)
                    .build()
                    .getLanguage()
                    .isEmpty();
        } catch (IllformedLocaleException none) {
            return false;
        }
    }

    private static boolean isJson(Object value, int depth) {
        if (value instanceof Map<?, ?> map) {
            return depth < DEEPEST
                    && map.keySet().stream().allMatch(String.class::isInstance)
                    && map.values().stream().allMatch(each -> isJson(each, depth + 1));
        }
        if (value instanceof Collection<?> values) {
            return depth < DEEPEST && values.stream().allMatch(each -> isJson(each, depth + 1));
        }
        return value == null
                || value instanceof String
                || value instanceof Boolean
                || (value instanceof Number number
                        && value.getClass().getName().startsWith("java.")
                        && Double.isFinite(number.doubleValue()));
    }
}
