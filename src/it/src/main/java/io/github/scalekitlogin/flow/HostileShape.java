// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static io.github.scalekitlogin.flow.HostileShape.Outcome.ANOTHER_SPELLING;
import static io.github.scalekitlogin.flow.HostileShape.Outcome.NOTHING;
import static io.github.scalekitlogin.flow.HostileShape.Outcome.NOT_BY_THIS_METHOD;

import java.net.URI;

/**
 * Shapes of requests that other products have handled wrongly, each with the weakness (CWE), the flaw (CVE) or the topic
 * of RFC 9700 behind it. In a target <code>{path}</code> is the route's path, <code>{context}</code>, <code>{folder}</code> and
 * <code>{page}</code> its parts; <code>{both}</code> is a complete login request.
 */
enum HostileShape {
    // The spelling of a path decides neither about access nor about redirects.
    ENCODED_SLASH("CWE-177, CVE-2016-5007", "GET {context}{folder}%2F{page}?{both}", ANOTHER_SPELLING),
    DOUBLY_ENCODED_SLASH("CWE-174", "GET {context}{folder}%252F{page}?{both}", ANOTHER_SPELLING),
    DOT("CWE-22", "GET {context}{folder}/./{page}?{both}", ANOTHER_SPELLING),
    DOT_DOT("CWE-22", "GET {context}{folder}/x/../{page}?{both}", ANOTHER_SPELLING),
    ENCODED_DOT("CWE-177", "GET {context}{folder}/%2e/{page}?{both}", ANOTHER_SPELLING),
    ENCODED_DOT_DOT("CWE-22", "GET {context}{folder}/x/%2e%2e/{page}?{both}", ANOTHER_SPELLING),
    DOTS_AND_SEMICOLON("CVE-2020-1957", "GET {context}/x/..;{path}?{both}", ANOTHER_SPELLING),
    CONTEXT_BY_A_DETOUR(
            "CWE-601, RFC 9700 4.11", "GET /evil.example/..{context}{folder}/{page}?{both}", ANOTHER_SPELLING),
    CONTEXT_BY_ANOTHER_HOST(
            "CWE-601, CVE-2018-11784", "GET //evil.example/..{context}{folder}/{page}?{both}", ANOTHER_SPELLING),
    CONTEXT_BY_A_PARAMETER("CWE-601", "GET /;@evil.example{context}{folder}/{page}?{both}", ANOTHER_SPELLING),
    TWO_SLASHES_FIRST("CVE-2018-11784", "GET //evil.example{context}{folder}/{page}?{both}", ANOTHER_SPELLING),
    TWO_SLASHES_BEFORE("CWE-601", "GET /{context}{folder}/{page}?{both}", ANOTHER_SPELLING),
    TWO_SLASHES_WITHIN("CWE-41", "GET {context}{folder}//{page}?{both}", ANOTHER_SPELLING),
    BACKSLASH("CWE-601", "GET /\\evil.example/..{context}{folder}/{page}?{both}", ANOTHER_SPELLING),
    ENCODED_BACKSLASH("CWE-601", "GET /%5cevil.example/..{context}{folder}/{page}?{both}", ANOTHER_SPELLING),
    PATH_PARAMETER("CVE-2020-13933", "GET {context}{folder}/{page};x=y?{both}", ANOTHER_SPELLING),
    PATH_PARAMETER_BEFORE("CVE-2020-1957", "GET {context};x=y{folder}/{page}?{both}", ANOTHER_SPELLING),
    PATH_PARAMETERS_FOR_A_QUERY("CWE-436", "GET {context}{folder}/{page};login_request_id=lri_h;state=s", NOTHING),
    SESSION_ID_IN_THE_PATH("CWE-384", "GET {context}{folder}/{page};jsessionid=hostile?{both}", ANOTHER_SPELLING),
    ENCODED_SEMICOLON("CVE-2020-13933", "GET {context}{folder}/%3b{page}?{both}", ANOTHER_SPELLING),
    ENCODED_QUESTION_MARK("CWE-436", "GET {context}{folder}/{page}%3f{both}", NOTHING),
    UPPER_CASE("CWE-178", "GET {context}{folder}/{PAGE}?{both}", ANOTHER_SPELLING),
    BLANK_AFTER("CVE-2020-11989", "GET {context}{folder}/{page}%20?{both}", ANOTHER_SPELLING),
    SLASH_AFTER("CVE-2016-5007", "GET {context}{folder}/{page}/?{both}", ANOTHER_SPELLING),
    LINE_BREAK_IN_THE_PATH(
            "CWE-113, CVE-2022-22978", "GET {context}{folder}/{page}%0d%0aX-Injected:%20yes?{both}", ANOTHER_SPELLING),
    NUL_IN_THE_PATH("CWE-158", "GET {context}{folder}/{page}%00.png?{both}", ANOTHER_SPELLING),
    OVERLONG_SLASH("CWE-176, CVE-2008-2938", "GET {context}{folder}%c0%af{page}?{both}", ANOTHER_SPELLING),
    OVERLONG_DOTS("CWE-176, CVE-2008-2938", "GET {context}{folder}/x/%c0%ae%c0%ae/{page}?{both}", ANOTHER_SPELLING),
    RAW_BYTES("CWE-176", "GET {context}{folder}/{page}\u00ff\u00fe?{both}", ANOTHER_SPELLING),
    MARKUP_IN_THE_PATH("CWE-79", "GET {context}{folder}/{page}%3Cb%3Ehostile%3C/b%3E?{both}", ANOTHER_SPELLING),
    WHOLE_ADDRESS(
            "CWE-601, RFC 9112 3.2.2", "GET http://evil.example{context}{folder}/{page}?{both}", ANOTHER_SPELLING),

    // Only one complete, well-formed login request in a query counts.
    LINE_BREAK_IN_STATE("CWE-113", "GET {path}?login_request_id=lri_h&state=s%0d%0aX-Injected:%20yes", NOTHING),
    LINE_BREAK_IN_ID("CWE-113, CWE-117", "GET {path}?login_request_id=lri_h%0d%0aX-Injected:%20yes&state=s", NOTHING),
    RAW_LINE_BREAK("CWE-113", "GET {path}?login_request_id=lri_h&state=s\nX-Injected: yes", ANOTHER_SPELLING),
    LINE_SEPARATOR("CWE-117", "GET {path}?login_request_id=lri_h%e2%80%a8&state=s", NOTHING),
    NUL_IN_STATE("CWE-158", "GET {path}?login_request_id=lri_h&state=s%00", NOTHING),
    NUL_IN_ID("CWE-158", "GET {path}?login_request_id=lri_h%00&state=s", NOTHING),
    OVERLONG_ID("CWE-176", "GET {path}?login_request_id=lri%c0%afh&state=s", NOTHING),
    NOT_UTF_8("CWE-176", "GET {path}?login_request_id=lri_h&state=%ff%fe", NOTHING),
    RAW_BYTES_IN_STATE("CVE-2016-6816", "GET {path}?login_request_id=lri_h&state=\u00e4\u00f6", NOTHING),
    BROKEN_ENCODING("CWE-177", "GET {path}?login_request_id=lri_h&state=%u0073%zz%", NOTHING),
    BROKEN_NAME("CWE-177", "GET {path}?login_request_id=lri_h&state=s&%zz=1", NOTHING),
    DOUBLED_ID("CWE-235", "GET {path}?login_request_id=lri_h&login_request_id=lri_g&state=s", NOTHING),
    DOUBLED_STATE("CWE-235", "GET {path}?login_request_id=lri_h&state=s&state=t", NOTHING),
    DOUBLED_BY_ENCODING("CWE-235", "GET {path}?login_request_id=lri_h&login_request%5fid=lri_g&state=s", NOTHING),
    ARRAYS("CWE-235", "GET {path}?login_request_id[]=lri_h&state[]=s", NOTHING),
    MIXED_CASE("CWE-178", "GET {path}?Login_Request_ID=lri_h&State=s", NOTHING),
    SEMICOLONS("CWE-436", "GET {path}?login_request_id=lri_h;state=s", NOTHING),
    IN_A_FRAGMENT("RFC 9700 4.1", "GET {path}#?{both}", ANOTHER_SPELLING),
    TRAVERSAL_IN_ID("CWE-22", "GET {path}?login_request_id=../../x&state=s", NOTHING),
    ADDRESS_FOR_ID("CWE-918, CWE-601", "GET {path}?login_request_id=https://evil.example/&state=s", NOTHING),
    MARKUP_IN_ID("CWE-79", "GET {path}?login_request_id=%3Cb%3Ehostile%3C/b%3E&state=s", NOTHING),
    RAW_MARKUP("CWE-79, CVE-2016-6816", "GET {path}?login_request_id=lri_h&state=<b>hostile</b>", NOTHING),
    LONG_STATE("CWE-770", "GET {path}?login_request_id=lri_h&state={5000}", NOTHING),
    LONG_ID("CWE-770", "GET {path}?login_request_id={200}&state=s", NOTHING),
    HUGE_QUERY("CWE-770", "GET {path}?login_request_id=lri_h&state={300000}", NOTHING),
    OTHER_TARGETS(
            "CVE-2019-3778, RFC 9700 4.11",
            "GET {path}?{both}&redirect_uri=https://evil.example&target=//evil.example&url=//evil.example&scalekit.login-page=//evil.example",
            ANOTHER_SPELLING),

    // A body, another method and headers have no effect.
    COPY_IN_A_BODY("CWE-235", "POST {path}", NOTHING, "login_request_id=lri_h&state=s&answer=continue&token=t"),
    HALF_IN_A_BODY("CWE-235", "POST {path}?login_request_id=lri_h", NOTHING, "state=s"),
    BOTH_IN_A_POST("CWE-352", "POST {path}?{both}", NOT_BY_THIS_METHOD, "answer=cancel&token="),
    BODY_OF_A_GET("CWE-444", "GET {path}?login_request_id=lri_h", NOTHING, "state=s"),
    WRONG_CHARSET(
            "CWE-172",
            "POST {path}",
            NOTHING,
            "\u00fe\u00ff%zz%",
            "Content-Type: application/x-www-form-urlencoded; charset=UTF-16"),
    NO_CHARSET(
            "CWE-172",
            "POST {path}",
            NOTHING,
            "login_request_id=lri_h",
            "Content-Type: application/x-www-form-urlencoded; charset=none-such"),
    BROKEN_BODY("CWE-177", "POST {path}", NOTHING, "login_request_id=%zz&=&&%=%&answer=%ff%"),
    SHORT_MULTIPART("CWE-20", "POST {path}", NOTHING, "--x\r\n", "Content-Type: multipart/form-data; boundary=x"),
    MANY_FIELDS("CVE-2011-4858", "POST {path}", NOTHING, "{fields}"),
    DOUBLED_ANSWER(
            "CWE-235",
            "POST {path}",
            NOTHING,
            "login_request_id=lri_h&login_request_id=lri_g&answer=continue&answer=cancel"),
    HEAD("RFC 9110 9.3.2", "HEAD {path}?{both}", NOT_BY_THIS_METHOD),
    OPTIONS("RFC 9110 9.3.7", "OPTIONS {path}?{both}", NOT_BY_THIS_METHOD),
    PUT("CWE-650", "PUT {path}?{both}", NOT_BY_THIS_METHOD, "x"),
    DELETE("CWE-650", "DELETE {path}?{both}", NOT_BY_THIS_METHOD),
    TRACE("CVE-2004-2320", "TRACE {path}?{both}", NOT_BY_THIS_METHOD),
    LOWER_CASE_METHOD("CWE-178", "get {path}?{both}", ANOTHER_SPELLING),
    UNKNOWN_METHOD("CWE-650", "HOSTILE {path}?{both}", NOT_BY_THIS_METHOD),
    METHOD_IN_A_HEADER("CWE-650", "POST {path}?{both}", NOT_BY_THIS_METHOD, "", "X-HTTP-Method-Override: GET"),
    FORGED_REFERER(
            "CWE-293",
            "GET {path}",
            NOTHING,
            null,
            "Referer: http://{host}{path}?login_request_id=%0d%0aX-Injected:%20yes&state=s"),
    FORGED_COOKIE(
            "CWE-384", "GET {path}", NOTHING, null, "Cookie: JSESSIONID=hostile; login_request_id=lri_h; state=s"),
    FORGED_HOST(
            "CWE-644",
            "GET {path}?login_request_id=lri_h",
            NOTHING,
            null,
            "X-Forwarded-Host: evil.example",
            "X-Forwarded-Prefix: //evil.example",
            "Forwarded: host=evil.example",
            "X-Original-URL: /scalekit/login?login_request_id=lri_h&state=s",
            "X-Rewrite-URL: /scalekit/login?login_request_id=lri_h&state=s");

    /** The strongest effect that is allowed. */
    enum Outcome {
        /** No login request is stored. */
        NOTHING,
        /** The same, but the container may show its login page as if the request were a GET. */
        NOT_BY_THIS_METHOD,
        /** The container decides where path and query end and which method that is; the login request may be complete then, and be stored as received. */
        ANOTHER_SPELLING
    }

    private static final String BOTH = "login_request_id=lri_h&state=s";

    final String source;
    final Outcome outcome;
    private final String line;
    private final String body;
    private final String[] headers;

    HostileShape(String source, String line, Outcome outcome) {
        this(source, line, outcome, null);
    }

    HostileShape(String source, String line, Outcome outcome, String body, String... headers) {
        this.source = source;
        this.line = line;
        this.outcome = outcome;
        this.body = body;
        this.headers = headers;
    }

    /** Returns the complete request for a page of an application. */
    String request(URI server, String context, String path) {
        String host = server.getHost() + ":" + server.getPort();
        String page = path.substring(path.lastIndexOf('/') + 1);
        StringBuilder request = new StringBuilder(line)
                .append(" HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\nAccept: text/html\r\n");
        for (String header : headers) {
            request.append(header).append("\r\n");
        }
        String filled = request.toString()
                .replace("{folder}", path.substring(0, path.lastIndexOf('/')))
                .replace("{page}", page)
                .replace("{PAGE}", page.toUpperCase(java.util.Locale.ROOT))
                .replace("/..;{path}", "/..;" + path)
                .replace("{path}", context + path)
                .replace("{context}", context)
                .replace("{both}", BOTH)
                .replace("{200}", "a".repeat(200))
                .replace("{5000}", "a".repeat(5000))
                .replace("{300000}", "a".repeat(300_000))
                .replace("{host}", host);
        if (body == null) {
            return filled + "\r\n";
        }
        String sent = body.replace("{fields}", "login_request_id=lri_h" + "&a=1".repeat(20_000));
        String type = filled.contains("Content-Type") ? "" : "Content-Type: application/x-www-form-urlencoded\r\n";
        return filled + type + "Content-Length: " + sent.length() + "\r\n\r\n" + sent;
    }
}
