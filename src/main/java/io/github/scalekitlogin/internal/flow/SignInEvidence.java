// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is known of a request that shows a signed-in user. All criteria together prove that the user signed in on the login
 * page of one login request. Form fields, the query of the request and the contents of the session are not evidence.
 *
 * @param nobodyBefore whether nobody was signed in when the request began; for the return to our own address, whether the
 *     login request still awaits a login
 * @param page where the request was sent from, as the {@code Referer} says
 * @param step what the request does
 * @param site what {@code Sec-Fetch-Site} says
 * @param authorizationHeader whether the request has an {@code Authorization} header
 * @param authType the container's authentication type, or null
 */
public record SignInEvidence(
        boolean nobodyBefore, Page page, Step step, Site site, boolean authorizationHeader, String authType) {

    /** The page a request was sent from. */
    public enum Page {
        /** Exactly the page of {@code scalekit.login-page}, with the id of the login request in its address. */
        LOGIN_PAGE,
        /** Exactly our {@code /challenge} address with the id, where the container shows its login form. */
        CHALLENGE,
        /** Any other page, or not known. */
        OTHER
    }

    /** What a request does. */
    public enum Step {
        /** A page or a script sends a POST. */
        POST,
        /** The container has returned to {@code /challenge}, and the browser follows our redirect to {@code /continue}. */
        RETURN_FROM_CHALLENGE,
        /** Anything else: a link, a redirect, an image. */
        OTHER
    }

    /** The relation between the origin that caused a request and this application. */
    public enum Site {
        SAME_ORIGIN,
        /** The browser does not send Fetch Metadata. The origin of the {@code Referer} is compared instead. */
        NOT_SENT,
        /** Another origin, another site, or an address that the user typed. */
        OTHER
    }

    /** The criteria, in the order of the documentation. */
    public enum Criterion {
        NOBODY_BEFORE("nobody was signed in before this request", SignInEvidence::nobodyBefore),
        OWN_LOGIN_PAGE(
                "the request was sent from the login page of this login request (`Referer`)",
                evidence -> evidence.page != Page.OTHER),
        SIGN_IN_REQUEST(
                "it is a POST from the login page, or the container's return to `/challenge`",
                evidence -> switch (evidence.page) {
                    case LOGIN_PAGE -> evidence.step == Step.POST;
                    case CHALLENGE -> evidence.step != Step.OTHER;
                    case OTHER -> false;
                }),
        SAME_ORIGIN(
                "the browser says that a page of this origin sent it (`Sec-Fetch-Site`)",
                evidence -> evidence.site != Site.OTHER),
        NOT_BY_BROWSER(
                "the browser did not sign in by itself (`Authorization` header; client certificate, DIGEST, SPNEGO)",
                evidence -> !evidence.authorizationHeader && !isByBrowser(evidence.authType));

        private final String text;
        private final Predicate<SignInEvidence> test;

        Criterion(String text, Predicate<SignInEvidence> test) {
            this.text = text;
            this.test = test;
        }

        /** Returns the description in the documentation. */
        public String text() {
            return text;
        }
    }

    /**
     * Authentication types that a browser performs on its own. BASIC is not among them: Payara, GlassFish and Open Liberty
     * report it for {@code request.login()} as well. The browser cannot perform BASIC without an {@code Authorization}
     * header, which is a criterion of its own.
     */
    private static final Set<String> BY_BROWSER =
            Set.of("DIGEST", "CLIENT_CERT", "CLIENT-CERT", "SPNEGO", "NEGOTIATE", "KERBEROS");

    /** Returns whether all criteria are fulfilled. */
    public boolean isProof() {
        return missing().isEmpty();
    }

    /** Returns the criteria that are not fulfilled. */
    public List<Criterion> missing() {
        return Arrays.stream(Criterion.values())
                .filter(criterion -> !criterion.test.test(this))
                .toList();
    }

    private static boolean isByBrowser(String authType) {
        return authType != null && BY_BROWSER.contains(authType.toUpperCase(Locale.ROOT));
    }
}
