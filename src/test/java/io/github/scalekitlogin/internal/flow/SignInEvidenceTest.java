// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.internal.flow.SignInEvidence.Page;
import io.github.scalekitlogin.internal.flow.SignInEvidence.Site;
import io.github.scalekitlogin.internal.flow.SignInEvidence.Step;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What proves a sign-in, and what does not. An empty last column means that it is proven. */
class SignInEvidenceTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "the form of the login page, true, LOGIN_PAGE, POST, SAME_ORIGIN, false, , ",
        "the form of the login page in a browser without Fetch Metadata, true, LOGIN_PAGE, POST, NOT_SENT, false, FORM, ",
        "request.login() on Payara reports BASIC, true, LOGIN_PAGE, POST, SAME_ORIGIN, false, BASIC, ",
        "the container's form at /challenge, true, CHALLENGE, RETURN_FROM_CHALLENGE, SAME_ORIGIN, false, FORM, ",
        "the container's form at /challenge on Open Liberty, true, CHALLENGE, POST, SAME_ORIGIN, false, FORM, ",
        "somebody was signed in before, false, LOGIN_PAGE, POST, SAME_ORIGIN, false, FORM, NOBODY_BEFORE",
        "a form of another page, true, OTHER, POST, SAME_ORIGIN, false, FORM, OWN_LOGIN_PAGE",
        "a link on the login page, true, LOGIN_PAGE, OTHER, SAME_ORIGIN, false, FORM, SIGN_IN_REQUEST",
        "the return to /challenge where the login page is set, true, LOGIN_PAGE, RETURN_FROM_CHALLENGE, SAME_ORIGIN, false, FORM, SIGN_IN_REQUEST",
        "a link on the form at /challenge, true, CHALLENGE, OTHER, SAME_ORIGIN, false, FORM, SIGN_IN_REQUEST",
        "a form of another site, true, LOGIN_PAGE, POST, OTHER, false, FORM, SAME_ORIGIN",
        "a password that the browser keeps, true, CHALLENGE, RETURN_FROM_CHALLENGE, SAME_ORIGIN, true, BASIC, NOT_BY_BROWSER",
        "an Authorization header at the form, true, LOGIN_PAGE, POST, SAME_ORIGIN, true, , NOT_BY_BROWSER",
        "a client certificate, true, CHALLENGE, RETURN_FROM_CHALLENGE, SAME_ORIGIN, false, CLIENT_CERT, NOT_BY_BROWSER",
        "DIGEST, true, CHALLENGE, RETURN_FROM_CHALLENGE, SAME_ORIGIN, false, DIGEST, NOT_BY_BROWSER",
        "a client certificate on Tomcat, true, CHALLENGE, RETURN_FROM_CHALLENGE, SAME_ORIGIN, false, CLIENT-CERT, NOT_BY_BROWSER",
        "NEGOTIATE, true, CHALLENGE, RETURN_FROM_CHALLENGE, SAME_ORIGIN, false, Negotiate, NOT_BY_BROWSER",
        "KERBEROS, true, CHALLENGE, RETURN_FROM_CHALLENGE, SAME_ORIGIN, false, KERBEROS, NOT_BY_BROWSER",
        "a form of another page that names the id in its address, true, OTHER, POST, NOT_SENT, false, , OWN_LOGIN_PAGE",
        "a form of another site without an account before, false, OTHER, OTHER, OTHER, true, DIGEST, NOBODY_BEFORE",
        "SPNEGO, true, CHALLENGE, RETURN_FROM_CHALLENGE, SAME_ORIGIN, false, spnego, NOT_BY_BROWSER",
    })
    void shouldProveASignInOrNot(
            String description,
            boolean nobodyBefore,
            Page page,
            Step step,
            Site site,
            boolean authorizationHeader,
            String authType,
            SignInEvidence.Criterion first) {
        SignInEvidence evidence = new SignInEvidence(nobodyBefore, page, step, site, authorizationHeader, authType);
        assertThat(evidence.isProof()).isEqualTo(first == null);
        assertThat(evidence.missing().stream().findFirst()).isEqualTo(java.util.Optional.ofNullable(first));
    }
}
