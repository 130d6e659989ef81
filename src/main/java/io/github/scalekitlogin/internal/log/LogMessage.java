// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.log;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.text.MessageFormat;

/**
 * The log messages, except those of error pages. Each has an id that does not change between releases; ids of removed messages
 * are not used again. The name of the logger is {@code io.github.scalekitlogin}. Thread-safe.
 *
 * <p>Arguments must contain no secret, access token, {@code state}, e-mail address or {@code sub}, and no message of an
 * exception of the application.
 */
public enum LogMessage {
    // 2000 to 2999: the start of the application.
    STARTED(
            2001,
            Level.INFO,
            "Scalekit login filter: login endpoint {0}, {1}, cancel address {2}, scalekit.confirm={3}, settings: {4}",
            "Nothing. Enter the login endpoint in Scalekit's dashboard."),
    CONFIRM_TURNED_OFF(
            2002,
            Level.WARNING,
            "{0}: scalekit.confirm=never turns the confirm page off. A link can hand over the identity of the user who opens it.",
            "Remove scalekit.confirm, unless you accept this risk."),
    FRAMEWORK_NOT_SET(
            2003,
            Level.WARNING,
            "{0}: the application contains a security framework, whose users the filter does not see. If the framework signs users"
                    + " in, set scalekit.principal={1}{2}.",
            "Set the setting if the framework signs users in. Otherwise ignore the message."),
    NO_LOGIN_CONFIGURED(
            2004,
            Level.WARNING,
            "{0}: neither scalekit.login-page nor <login-config> in web.xml is set. An application with a login page of its own needs"
                    + " scalekit.login-page. This is right only if Jakarta Security or the server configures the login.",
            "Set scalekit.login-page if the application has its own login page."),
    FORM_WITH_LOGIN_PAGE(
            2014,
            Level.INFO,
            "{0}: web.xml has a FORM login, and scalekit.login-page is set. Jetty and Open Liberty need both. On other servers the login"
                    + " fails with status 408, or the confirm page asks each time: remove scalekit.login-page there.",
            "Remove scalekit.login-page, except on Jetty and Open Liberty."),
    LEFT_OUT_BY_ORDERING(
            2005,
            Level.WARNING,
            "{0}: <absolute-ordering> in web.xml leaves this jar out. Settings are checked only when the filter starts,"
                    + " /scalekit/challenge is not protected, and login pages shown by a forward are not seen. Add"
                    + " <name>scalekit_login</name> to it.",
            "Add the name to <absolute-ordering>."),
    FILTERS_BEFORE(
            2006,
            Level.WARNING,
            "{0}: web.xml maps {1} before the Scalekit login filter, so they see its addresses and can refuse them. Move the"
                    + " <filter-mapping> of {2} to the first place, unless one of them makes the session or the user known to the"
                    + " filters after it.",
            "Move the <filter-mapping>."),
    SPRING_SECURITY_BEFORE(
            2007,
            Level.WARNING,
            "{0}: the filter of Spring Security runs before the Scalekit login filter, so it can redirect or refuse requests for"
                    + " {1}. Add <absolute-ordering><name>scalekit_login</name><others/></absolute-ordering> to web.xml.",
            "Add the lines to web.xml."),
    SCALEKIT_NOT_READY(
            2008,
            Level.WARNING,
            "{0} Until this is solved nobody is handed over.",
            "Correct the setting that the message names, or allow connections to Scalekit. The filter tries again with the next user."),
    PROPERTIES_NOT_READABLE(
            2009, Level.WARNING, "{0} cannot be read", "Check the file in the application. Its settings are not used."),
    WARM_UP_FAILED(
            2010, Level.DEBUG, "The client for Scalekit was not warmed up", "Nothing. The first user waits longer."),
    PROVIDERS_NOT_CHECKED(
            2011,
            Level.DEBUG,
            "CDI is not available at deployment; its claims providers are not checked",
            "Nothing. They are checked when the filter starts."),
    DESCRIPTORS_NOT_READABLE(
            2012,
            Level.DEBUG,
            "The descriptors of the application cannot be read",
            "Nothing. The filter assumes a login of the container."),
    FILTER_ORDER_NOT_READABLE(2013, Level.DEBUG, "The order of the filters in web.xml cannot be read", "Nothing."),

    // 3000 to 3999: login requests in the session.
    NOT_STORED(
            3001,
            Level.WARNING,
            "Login request {0} cannot be stored; the application is not affected",
            "Check the session storage of the server. The user starts again in the AI client."),
    NOT_RESTORED(
            3002,
            Level.WARNING,
            "A login request cannot be restored; the application is not affected",
            "Check the session storage of the server. The user starts again in the AI client."),
    NOT_HANDLED(
            3003,
            Level.WARNING,
            "A pending login request could not be handled; the application is not affected",
            "Report it with the stack trace: it is a fault of this library or of the server."),
    LOST_WITH_SESSION(
            3004,
            Level.DEBUG,
            "Pending login requests are lost with their session",
            "Nothing. The address of the login page carries the login request."),
    SESSION_ENDED_BEFORE_STORING(
            3005,
            Level.DEBUG,
            "The session ended before the login request could be stored",
            "Nothing. The user starts again."),
    DAMAGED_ATTRIBUTE(
            3006,
            Level.DEBUG,
            "Ignores the session attribute {0}: another version wrote it, or it is damaged",
            "Nothing. The login request is not known; the user starts again."),
    ATTRIBUTE_NOT_READABLE(
            3007, Level.DEBUG, "The session attribute {0} cannot be read", "Check the session storage of the server."),
    ATTRIBUTES_NOT_READABLE(
            3008,
            Level.DEBUG,
            "The names of the session attributes cannot be read",
            "Check the session storage of the server."),
    ATTRIBUTE_NOT_REMOVED(
            3009,
            Level.DEBUG,
            "The session attribute {0} cannot be removed",
            "Check the session storage of the server."),
    SESSION_ENDED(3010, Level.DEBUG, "The session has ended", "Nothing."),

    // 4000 to 4999: users and their claims.
    NO_USER_AFTER_LOGIN(
            4001,
            Level.WARNING,
            "A login seems to have succeeded at {0}, but no user is known after it. {1} Session attributes that have appeared: {2}",
            "Set scalekit.principal, as the message proposes. See the how-to page for the framework."),
    SCRIPT_SIGNS_IN(
            4002,
            Level.WARNING,
            "A script signs users in at {0}. If its page does not navigate after that, nobody is handed over: set location to {1}"
                    + " then. If it navigates, ignore this line.",
            "Let the script of the login page navigate. See \"Single-page logins\"."),
    FAILED_ALTHOUGH_SIGNED_IN(
            4003,
            Level.INFO,
            "The application failed at a login although a user is signed in: {0}. The confirm page asks.",
            "Check the application's error at its login page."),
    ACCOUNT_NOT_READABLE(
            4004,
            Level.DEBUG,
            "The account that the application has named cannot be read",
            "Check the session storage of the server. The user counts as signed out."),
    USER_WITHOUT_NAME(
            4005,
            Level.WARNING,
            "The {0} that the application keeps for the user does not have a name: set scalekit.claims.sub to an expression that has"
                    + " one, such as $'{'currentUser.login}",
            "Set scalekit.claims.sub."),
    USER_NOT_READABLE(
            4006,
            Level.WARNING,
            "The signed-in user cannot be read: {0}",
            "Check scalekit.principal and scalekit.claims.sub. The user counts as signed out."),
    CLAIM_LEFT_OUT(
            4007,
            Level.WARNING,
            "The claim {0} from {1} is left out: it {2}",
            "Correct the value in the source that the message names."),
    CLAIM_VALUE_LEFT_OUT(
            4008,
            Level.WARNING,
            "A value of the claim {0} from {1} is left out: it {2}",
            "Correct the value in the source that the message names."),
    SOURCE_NOT_AVAILABLE(
            4009,
            Level.DEBUG,
            "A claims source is not available here: {0}",
            "Nothing. The server or the application does not have it."),
    SOURCE_FAILED(
            4010,
            Level.WARNING,
            "A claims source failed and is left out: {0}",
            "Check the identity provider of the server. Other sources are used."),
    QUERY_NOT_CANCELLED(
            4011,
            Level.WARNING,
            "A query of a claims source has not ended in time and cannot be cancelled: {0}",
            "Make the query faster, or use a driver that can cancel queries."),
    CONNECTION_OPTION_NOT_SUPPORTED(4012, Level.DEBUG, "The connection does not support an option: {0}", "Nothing."),
    LOGIN_CLAIMS_LEFT_OUT(
            4013,
            Level.WARNING,
            "The claims of ScalekitLogin.signedIn in the session are left out: {0}",
            "Check the session storage of the server. The other sources of claims are used."),

    // 5000 to 5999: the hand-over to Scalekit.
    HANDED_OVER(
            5001,
            Level.INFO,
            "Login request {0} handed over, auth_request_id {1}",
            "Nothing. Scalekit's dashboard lists the auth_request_id in its authentication logs."),
    FAILED_LOGIN_REPORTED(
            5002,
            Level.INFO,
            "Login request {0}: failed login reported, auth_request_id {1}",
            "Nothing. The user cancelled or was denied."),
    HANDED_OVER_ELSEWHERE(5003, Level.INFO, "Login request {0} was handed over by another node", "Nothing."),
    DENIED(
            5004,
            Level.INFO,
            "Login request {0} is reported as a failed login: {1}",
            "Check scalekit.allow or the claims provider if the user should have access."),
    OUTCOME_NOT_STORED(
            5005,
            Level.WARNING,
            "The outcome of login request {0} could not be stored in the session",
            "Check the session storage of the server. The hand-over itself is complete."),
    OUTCOME_NOT_IN_TABLE(
            5006,
            Level.WARNING,
            "Login request {0}: the outcome is not stored in the database; another node may wait for it. {1}",
            "Check the database of scalekit.once.data-source."),
    OUTCOME_NOT_QUEUED(
            5007,
            Level.DEBUG,
            "The outcome is not stored: the application has ended, or too many are queued",
            "Nothing."),
    NOT_ASYNCHRONOUS(
            5008,
            Level.DEBUG,
            "The server announces asynchronous processing but does not start it",
            "Nothing. The request waits for Scalekit for a second at most."),
    BROWSER_GONE(
            5009, Level.DEBUG, "The response of a hand-over could not be written: the browser is gone", "Nothing."),
    ENDED_BY_SERVER(5010, Level.DEBUG, "The server has ended the request before", "Nothing.");

    private static final Logger LOG = System.getLogger("io.github.scalekitlogin");

    private final int number;
    private final Level level;
    private final String text;
    private final String advice;

    LogMessage(int number, Level level, String text, String advice) {
        this.number = number;
        this.level = level;
        this.text = text;
        this.advice = advice;
    }

    /** Logs the message with its arguments. */
    public void log(Object... arguments) {
        log(null, arguments);
    }

    /**
     * Logs the message with its arguments and an exception.
     *
     * @param cause the exception, or null
     */
    public void log(Throwable cause, Object... arguments) {
        if (LOG.isLoggable(level)) {
            log(level, number, MessageFormat.format(text, arguments), cause);
        }
    }

    /** Logs a line with the id of a message that is not in this table: that of an error page. */
    public static void log(Level level, int number, String line, Throwable cause) {
        LOG.log(level, id(number) + " " + line, cause);
    }

    /** Returns the id of a message, such as {@code SKL2001}. */
    public static String id(int number) {
        return "SKL" + number;
    }

    /** Returns the number in the id. */
    public int number() {
        return number;
    }

    /** Returns the level. */
    public Level level() {
        return level;
    }

    /** Returns the text, with numbered placeholders for the arguments. */
    public String text() {
        return text;
    }

    /** Returns what an administrator can do. */
    public String advice() {
        return advice;
    }
}
