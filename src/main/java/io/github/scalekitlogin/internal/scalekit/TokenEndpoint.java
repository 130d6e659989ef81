// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.scalekit;

import io.github.scalekitlogin.internal.scalekit.ScalekitException.Reason;
import jakarta.ws.rs.core.MediaType;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Scalekit's token endpoint, called with the client credentials grant. Thread-safe.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.4">RFC 6749, section 4.4</a>
 */
final class TokenEndpoint {

    /**
     * The characters of a token in RFC 6749, appendix A.12, without the space. Other characters would make the HTTP client
     * throw an exception that quotes the token.
     */
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7E]+");

    private final ScalekitEnvironment environment;
    private final Transport transport;
    private final RetryPolicy retry;
    private final WireMessages messages;

    TokenEndpoint(ScalekitEnvironment environment, Transport transport, RetryPolicy retry, WireMessages messages) {
        this.environment = environment;
        this.transport = transport;
        this.retry = retry;
        this.messages = messages;
    }

    /**
     * Fetches a token. After a rejection, reads the secret again and retries once if the secret has changed. Fails with a
     * {@link ScalekitException}.
     */
    CompletableFuture<WireMessages.Token> fetch(Deadline deadline) {
        try {
            String secret = secret();
            return fetch(secret, deadline).exceptionallyCompose(failure -> {
                ScalekitException refused = ScalekitException.of(failure);
                try {
                    String latest = refused.reason() == Reason.UNAUTHORIZED ? secret() : secret;
                    return latest.equals(secret) ? CompletableFuture.failedFuture(refused) : fetch(latest, deadline);
                } catch (ScalekitException e) {
                    return CompletableFuture.failedFuture(e);
                }
            });
        } catch (ScalekitException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<WireMessages.Token> fetch(String secret, Deadline deadline) {
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
        return retry.execute(
                        () -> transport
                                .prepare(
                                        environment.tokenEndpoint(),
                                        MediaType.APPLICATION_FORM_URLENCODED_TYPE,
                                        body,
                                        null,
                                        deadline)
                                .send(),
                        deadline)
                .thenCompose(this::read);
    }

    private CompletableFuture<WireMessages.Token> read(Transport.Answer answer) {
        WireMessages.Token token = answer.isSuccess() ? messages.read(answer.body(), WireMessages.Token.class) : null;
        return token == null
                        || token.accessToken() == null
                        || !TOKEN.matcher(token.accessToken()).matches()
                ? CompletableFuture.failedFuture(AnswerFailures.ofTokenEndpoint(answer.status(), environment))
                : CompletableFuture.completedFuture(token);
    }

    private String secret() throws ScalekitException {
        try {
            return environment.clientSecret().get();
        } catch (UncheckedIOException e) {
            throw new ScalekitException(Reason.MISCONFIGURED, e.getMessage(), e);
        }
    }
}
