// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.internal.scalekit.ScalekitException.Reason;
import jakarta.ws.rs.core.MediaType;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells Scalekit who signed in. One client and one access token serve the application for its life; {@link #close()} ends
 * them. Thread-safe.
 */
public final class ScalekitClient implements AutoCloseable {

    /** RFC 6749, A.12, without blanks. Anything else would fail as a header, by an exception that quotes it. */
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]+");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private final ScalekitEnvironment environment;
    private final Duration timeout;
    private final LongSupplier nanoTime;
    private final Messages messages = new Messages();
    private final Transport transport;
    private final AccessTokens tokens;
    private final Breaker breaker;
    private final Calls calls;

    /**
     * Creates a client. Nothing is sent yet.
     *
     * @param environment whom to speak to
     * @param limits how long and how much at once
     * @param route which way
     */
    public ScalekitClient(ScalekitEnvironment environment, Limits limits, Route route) {
        this.environment = environment;
        this.timeout = limits.timeout();
        this.nanoTime = System::nanoTime;
        this.transport = new Transport(limits.connectTimeout(), route);
        this.tokens = new AccessTokens(this::fetchToken, nanoTime);
        this.breaker = new Breaker(nanoTime);
        this.calls = new Calls(limits.mostAtOnce());
    }

    /**
     * What a client may ask for.
     *
     * @param connectTimeout longest wait for a connection
     * @param timeout longest time for one submission with everything it needs, waiting for its turn included
     * @param mostAtOnce how many submissions may be on their way at once; the others wait
     */
    public record Limits(Duration connectTimeout, Duration timeout, int mostAtOnce) {}

    /** Returns claims in the form they are submitted in. */
    public UserDetails details(UserClaims claims) {
        return new UserDetails(messages.write(claims));
    }

    /**
     * Begins to submit a person's details, or a failed login. A token that is refused is fetched anew once.
     *
     * @param spent what the hand-over has taken of its time already, for the claims
     * @throws ScalekitException when Scalekit is known to be away, or too many wait already
     */
    public Submission submitUser(String loginRequestId, UserDetails details, Duration spent) throws ScalekitException {
        Deadline deadline = Deadline.in(timeout.minus(spent), nanoTime);
        breaker.pass();
        Submission submission = calls.start(() -> submit(loginRequestId, details.body, deadline), deadline);
        submission.whenNoted(breaker::note);
        return submission;
    }

    private String submit(String loginRequestId, byte[] body, Deadline deadline) throws ScalekitException {
        String token = tokens.current(deadline);
        Transport.Answer answer = submit(loginRequestId, body, token, deadline);
        if (answer.status() == 401) {
            tokens.drop(token);
            answer = submit(loginRequestId, body, tokens.current(deadline), deadline);
        }
        Messages.Accepted accepted = isSuccess(answer) ? messages.read(answer.body(), Messages.Accepted.class) : null;
        if (accepted == null) {
            throw refusal(reason(answer.status()), "The details for login request " + loginRequestId, answer);
        }
        String authRequestId = accepted.authRequestId();
        return authRequestId != null && ID.matcher(authRequestId).matches() ? authRequestId : "-";
    }

    /** Returns the address a browser goes to after the submission; {@code state} is put in as it is. */
    public String callback(String state) {
        return environment.callback(state);
    }

    /**
     * Loads what the first submission needs, so that no person waits for it: a call that is answered inside the JVM, then a
     * TLS handshake with Scalekit. Asks Scalekit for nothing.
     *
     * @throws ScalekitException when Scalekit cannot be reached; the first submission tries again
     */
    public void warmUp() throws ScalekitException {
        rehearse();
        if (environment.isSecure()) {
            transport.greet(environment.url());
        }
    }

    private void rehearse() {
        Deadline deadline = Deadline.in(timeout, nanoTime);
        byte[] body = messages.write(UserClaims.failedLogin());
        try {
            Transport.Answer answer =
                    transport.post(Rehearsal.ADDRESS, MediaType.APPLICATION_JSON_TYPE, body, "none", deadline);
            messages.read(answer.body(), Messages.Token.class);
            messages.read(answer.body(), Messages.Accepted.class);
        } catch (ScalekitException e) {
            throw new IllegalStateException("A call that leaves the JVM never", e);
        }
    }

    @Override
    public void close() {
        calls.close();
        transport.close();
    }

    private Transport.Answer submit(String loginRequestId, byte[] body, String token, Deadline deadline)
            throws ScalekitException {
        return Retries.post(
                () -> transport.post(
                        environment.userEndpoint(loginRequestId),
                        MediaType.APPLICATION_JSON_TYPE,
                        body,
                        token,
                        deadline),
                deadline);
    }

    /** A secret that is refused may just have been changed. */
    private Messages.Token fetchToken(Deadline deadline) throws ScalekitException {
        String secret = secret();
        try {
            return fetchToken(secret, deadline);
        } catch (ScalekitException e) {
            String changed = e.reason() == Reason.UNAUTHORIZED ? secret() : secret;
            if (changed.equals(secret)) {
                throw e;
            }
            return fetchToken(changed, deadline);
        }
    }

    private Messages.Token fetchToken(String secret, Deadline deadline) throws ScalekitException {
        String form = Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        environment.clientId(),
                        "client_secret",
                        secret)
                .entrySet()
                .stream()
                .map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        byte[] body = form.getBytes(StandardCharsets.UTF_8);
        Transport.Answer answer = Retries.post(
                () -> transport.post(
                        environment.tokenEndpoint(), MediaType.APPLICATION_FORM_URLENCODED_TYPE, body, null, deadline),
                deadline);
        Messages.Token token = isSuccess(answer) ? messages.read(answer.body(), Messages.Token.class) : null;
        if (token == null
                || token.accessToken() == null
                || !TOKEN.matcher(token.accessToken()).matches()) {
            throw refusal(tokenReason(answer.status()), "The access token", answer);
        }
        return token;
    }

    private String secret() throws ScalekitException {
        try {
            return environment.clientSecret().get();
        } catch (UncheckedIOException e) {
            throw new ScalekitException(Reason.MISCONFIGURED, e.getMessage(), e);
        }
    }

    private static boolean isSuccess(Transport.Answer answer) {
        return answer.status() / 100 == 2;
    }

    private ScalekitException refusal(Reason reason, String what, Transport.Answer answer) {
        return new ScalekitException(
                reason,
                what + " was not taken or given by " + environment.url() + ", connection " + environment.connectionId()
                        + ": status " + answer.status() + ". " + advice(reason));
    }

    private static Reason reason(int status) {
        return switch (status) {
            case 401, 403 -> Reason.UNAUTHORIZED;
            case 404, 410 -> Reason.UNKNOWN_REQUEST;
            case 408, 429 -> Reason.UNREACHABLE;
            default -> {
                if (status >= 500) {
                    yield Reason.UNREACHABLE;
                }
                yield status >= 400 ? Reason.REJECTED : Reason.MISCONFIGURED;
            }
        };
    }

    /** An OAuth server may refuse a client with 400; one without a token endpoint is none. */
    private static Reason tokenReason(int status) {
        return status == 400 ? Reason.UNAUTHORIZED : status == 404 ? Reason.MISCONFIGURED : reason(status);
    }

    private static String advice(Reason reason) {
        return switch (reason) {
            case UNKNOWN_REQUEST -> "It has expired, or scalekit.connection-id is not the connection it belongs to.";
            case REJECTED -> "Check the claims against Scalekit's auth logs.";
            case UNAUTHORIZED -> "Check scalekit.client-id and scalekit.client-secret.";
            case UNREACHABLE, TIMEOUT -> "It may be available again soon.";
            case MISCONFIGURED -> "This is not how Scalekit answers: check scalekit.environment-url.";
        };
    }
}
