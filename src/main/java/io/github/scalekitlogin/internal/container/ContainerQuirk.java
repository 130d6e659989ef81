// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.container;

/**
 * What single servers do differently, and where the filter allows for it. Each constant names the servers, the symptom, the
 * remedy and a test.
 */
public enum ContainerQuirk {
    /** The code is {@link Sessions#find}. */
    SESSION_OF_ANOTHER_USER(
            "Open Liberty",
            "`getSession(false)` throws when the session belongs to a user who is not signed in for this request",
            "counts as no session",
            "PendingLoginRepositoryTest"),
    /** The code is {@link Principals#find}. */
    FIRST_CALL_THROWS(
            "Jetty",
            "the first `getUserPrincipal()` of a BASIC login with an existing session throws, the second one works",
            "asks twice",
            "UserResolverTest"),
    /** The code is {@link Principals#authenticate}. */
    UNRELIABLE_AUTHENTICATE(
            "WildFly, Tomcat, Payara, GlassFish, Open Liberty, Jetty",
            "the result of `authenticate()` on an unprotected address differs: exceptions, true without a principal,"
                    + " status 401 without a commit",
            "only the principal and a committed response count",
            "LoginStylesIT"),
    /** The code is in the endpoint of {@code /challenge}. */
    RESTORED_HEADERS(
            "Tomcat, Payara",
            "after a FORM login the container restores the headers of the saved request, the `Referer` too",
            "one more redirect, to `/continue`, whose headers are the browser's own",
            "LoginStylesIT"),
    /** The code is {@code BrowserRequest}. */
    QUERY_IN_A_FORWARD(
            "Open Liberty",
            "a login page shown by a forward does not have the query of the request",
            "reads the attribute `jakarta.servlet.forward.query_string`",
            "LoginStylesIT"),
    /** The code is the interceptor of the application's requests. */
    FORM_LOGIN_REACHES_FILTERS(
            "Open Liberty; WildFly, Tomcat and Payara while somebody is signed in",
            "`j_security_check` passes through filters",
            "a sign-in there is observed but not redirected: the container returns to the saved address itself",
            "LoginStylesIT"),
    /** The code is {@code UnknownPathEndpoint}. */
    SECOND_FORM_LOGIN_ENDS_AT_FOLDER(
            "WildFly",
            "a second FORM login ends at the folder of the page it was shown at, `/scalekit/`",
            "a signed-in user is redirected to the hand-over from there",
            "LoginStylesIT"),
    /** The code is the response wrapper of the application's requests. */
    COMMITS_WRAPPED_RESPONSES(
            "Open Liberty",
            "a wrapped response is committed before the filter sees it again",
            "replaces the response inside `sendRedirect`, `getWriter` and `getOutputStream`",
            "LoginStylesIT"),
    /** The code is {@code Redirects}. */
    EMPTY_RESPONSE_NEVER_ENDS(
            "Open Liberty",
            "a response with `Content-Length: 0` never ends over HTTP/2",
            "sets the length only in place of another length",
            "HandOverIT"),
    /** The code is the response wrapper of the application's requests. */
    STATUS_401_ON_LOGIN_PAGE(
            "Open Liberty",
            "the status is 401 when a login page is shown again",
            "status 401 counts as a page, not as an error",
            "LoginStylesIT"),
    /** The code is {@code SignInEvidence}. */
    BASIC_FOR_PROGRAMMATIC_LOGIN(
            "Payara, GlassFish, Open Liberty",
            "`getAuthType()` is BASIC after `request.login()`",
            "BASIC is recognised by the `Authorization` header",
            "SignInEvidenceTest"),
    /** The code is {@link #isAsyncBroken}. */
    ASYNC_SENDS_EMPTY_PAGE(
            "GlassFish",
            "`startAsync()` sends an empty page when the filter returns",
            "the request waits for Scalekit in its thread, for one second at most",
            "WaitingIT"),
    /** The code is {@link #isBasicByDefault}. */
    BASIC_BY_DEFAULT(
            "Payara, GlassFish",
            "without a `<login-config>`, `authenticate()` commits a challenge for BASIC, although no login is configured",
            "is not asked if no login is configured",
            "DeploymentIT"),
    /** The code is {@code AsyncResponse}. */
    OPTIONAL_COMPONENT(
            "WildFly",
            "warning WFLYEE0007 at each deployment for a listener class without a public constructor",
            "the listener has one",
            "DeploymentIT"),
    /** The code is {@code ApplicationBeans}. */
    BEANS_BY_NAME_OF_CALLER(
            "GlassFish",
            "`CDI.current()` finds the application by the name of the calling class, and only among classes of its jars",
            "the class that asks is not in the inner jar",
            "ClaimsIT");

    private final String servers;
    private final String symptom;
    private final String remedy;
    private final String test;

    ContainerQuirk(String servers, String symptom, String remedy, String test) {
        this.servers = servers;
        this.symptom = symptom;
        this.remedy = remedy;
        this.test = test;
    }

    /** Returns the row of the table in the documentation. */
    public String row() {
        return "| " + servers + " | " + symptom + " | " + remedy + " | `" + test + "` |";
    }

    /** Returns the name of the test class. */
    public String test() {
        return test;
    }

    /** Returns whether {@link #BASIC_BY_DEFAULT} applies. The symptom cannot be seen before the challenge is sent. */
    public static boolean isBasicByDefault(String serverInfo) {
        return serverInfo.contains("GlassFish") || serverInfo.contains("Payara");
    }

    /** Returns whether {@link #ASYNC_SENDS_EMPTY_PAGE} applies. The symptom cannot be seen before the page is lost. */
    public static boolean isAsyncBroken(String serverInfo) {
        return serverInfo.contains("GlassFish");
    }
}
