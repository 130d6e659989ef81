// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import io.github.scalekitlogin.arrival.LoginRequest;
import io.github.scalekitlogin.internal.claims.ClaimsException;
import io.github.scalekitlogin.internal.page.ConfirmPage;
import io.github.scalekitlogin.pending.PendingLogin;
import io.github.scalekitlogin.pending.Stage;
import io.github.scalekitlogin.signin.Person;
import io.github.scalekitlogin.signin.Redirect;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Asks a person who was signed in already, so that a link an attacker sends never hands over the identity of whoever
 * follows it (GHSA-rww4-4w9c-7733). Thread-safe.
 */
final class Confirmation {

    static final String TOKEN = "token";

    private final Rooms rooms;
    private final SecureRandom random = new SecureRandom();

    Confirmation(Rooms rooms) {
        this.rooms = rooms;
    }

    /** Returns whether the person has to be asked before this account's details go to Scalekit. */
    boolean isNeeded(HttpServletRequest request, PendingLogin login, String account) {
        return switch (rooms.confirm()) {
            case NEVER -> false;
            case ALWAYS -> login.stage() != Stage.APPROVED || !login.isReadyFor(account);
            case SIGNED_IN ->
                !login.isReadyFor(account) || (login.stage() != Stage.APPROVED && Person.isSignedInByBrowser(request));
        };
    }

    /** Shows the confirm page; reloading it keeps its token. */
    void ask(HttpServletRequest request, HttpServletResponse response, PendingLogin login, Person person)
            throws IOException {
        String account = person.name();
        PendingLogin asked = login;
        if (login.token() == null || !account.equals(login.account())) {
            byte[] token = new byte[18];
            random.nextBytes(token);
            asked = login.asked(account, Base64.getUrlEncoder().encodeToString(token));
            if (!rooms.pending().replace(request, login, asked)) {
                Redirect.within(rooms.handOver(request, login.loginRequestId()), response);
                return;
            }
        }
        Map<String, String> hiddenFields = new LinkedHashMap<>();
        hiddenFields.put(LoginRequest.LOGIN_REQUEST_ID, asked.loginRequestId());
        hiddenFields.put(TOKEN, asked.token());
        rooms.pages()
                .confirm(
                        request,
                        response,
                        new ConfirmPage(
                                account,
                                organization(request, person),
                                false,
                                rooms.path(request, "/confirm"),
                                hiddenFields));
    }

    /** Claims that are not to be had are told of when they are needed. */
    private String organization(HttpServletRequest request, Person person) {
        try {
            return rooms.claims().resolve(person.principal(), request).organizationExternalName();
        } catch (ClaimsException e) {
            return null;
        }
    }

    /** Returns whether a token is the one of the page that was shown. */
    static boolean isToken(PendingLogin login, String token) {
        return token != null
                && login.token() != null
                && MessageDigest.isEqual(
                        login.token().getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
