// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.session;

import io.github.scalekitlogin.internal.flow.LoginProgress;
import io.github.scalekitlogin.internal.flow.LoginState;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The text form of a pending login request in the session: fields separated by blanks.
 *
 * <pre>1 STATE ARRIVED_AT STATUS ACCOUNT TOKEN SENT_DETAILS</pre>
 *
 * <p>{@code 1} is the version. The account is percent-encoded, the time is in base 36, a missing field is {@code -}, and
 * missing fields at the end are left out. A reader ignores additional fields, so a later release may append some without
 * a new version. A later release reads a new status one release before it writes it, so that nodes of both releases can
 * share sessions.
 */
final class PendingLoginFormat {

    private static final String VERSION = "1";
    private static final String NOTHING = "-";
    private static final int TIME_RADIX = 36;
    private static final int REQUIRED_FIELDS = 4;
    private static final int FIELDS = 7;
    private static final Map<String, LoginState> STATES =
            Stream.of(LoginState.values()).collect(Collectors.toMap(LoginState::code, Function.identity()));

    private PendingLoginFormat() {}

    static String write(PendingLogin login) {
        LoginProgress progress = login.progress();
        String text = String.join(
                " ",
                VERSION,
                login.request().state(),
                Long.toString(login.arrivedAt(), TIME_RADIX),
                progress.state().code(),
                encode(progress.account()),
                orNothing(progress.token()),
                orNothing(progress.sentDetails()));
        while (text.endsWith(" " + NOTHING)) {
            text = text.substring(0, text.length() - NOTHING.length() - 1);
        }
        return text;
    }

    /** Reads a stored text. Returns empty for texts of another version and for damaged ones. */
    static Optional<PendingLogin> read(String loginRequestId, String text) {
        String[] fields = text.split(" ");
        if (fields.length < REQUIRED_FIELDS || !fields[0].equals(VERSION)) {
            return Optional.empty();
        }
        LoginState state = STATES.get(fields[3]);
        if (state == null || fields[1].isEmpty()) {
            return Optional.empty();
        }
        try {
            LoginProgress progress =
                    new LoginProgress(state, decode(field(fields, 4)), field(fields, 5), field(fields, FIELDS - 1));
            LoginRequest request = new LoginRequest(loginRequestId, fields[1]);
            return isComplete(progress)
                    ? Optional.of(new PendingLogin(request, Long.parseLong(fields[2], TIME_RADIX), progress))
                    : Optional.empty();
        } catch (IllegalArgumentException damaged) {
            return Optional.empty();
        }
    }

    /** Returns whether a progress has what its state needs. */
    private static boolean isComplete(LoginProgress progress) {
        return switch (progress.state()) {
            case AWAITING_LOGIN, CONFIRMATION_REQUIRED, NOBODY_AT_CONTINUE, COMPLETED -> true;
            case CONFIRMATION_SHOWN -> progress.account() != null && progress.token() != null;
            case SWITCHING_ACCOUNT, SIGNED_IN, CONFIRMED, SUBMISSION_STARTED -> progress.account() != null;
        };
    }

    private static String field(String[] fields, int index) {
        boolean missing = index >= fields.length || fields[index].isEmpty() || fields[index].equals(NOTHING);
        return missing ? null : fields[index];
    }

    private static String orNothing(String text) {
        return text == null ? NOTHING : text;
    }

    /** Encodes "-" as well, so that an account of that name differs from none. */
    private static String encode(String text) {
        return text == null
                ? NOTHING
                : URLEncoder.encode(text, StandardCharsets.UTF_8).replace("-", "%2D");
    }

    private static String decode(String text) {
        return text == null ? null : URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
