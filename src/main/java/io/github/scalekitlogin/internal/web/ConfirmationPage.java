// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.page.ConfirmPage;
import io.github.scalekitlogin.internal.page.Pages;
import io.github.scalekitlogin.internal.session.LoginRequest;
import io.github.scalekitlogin.internal.session.PendingLogin;
import io.github.scalekitlogin.internal.user.BeanProperty;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The confirm page of a login request. It prevents that a link of an attacker hands over the identity of the user who opens
 * it (GHSA-rww4-4w9c-7733). It runs no claims source. Thread-safe.
 */
final class ConfirmationPage {

    static final String TOKEN = "token";

    private static final int TOKEN_BYTES = 18;

    private final SecureRandom random = new SecureRandom();
    private final FilterAddresses addresses;
    private final Pages pages;
    private final String organization;

    /**
     * Creates the page.
     *
     * @param organization the organisation that the settings name for all users, or null
     */
    ConfirmationPage(FilterAddresses addresses, Pages pages, String organization) {
        this.addresses = addresses;
        this.pages = pages;
        this.organization = organization;
    }

    /** Returns a new one-time token. */
    String newToken() {
        byte[] token = new byte[TOKEN_BYTES];
        random.nextBytes(token);
        return Base64.getUrlEncoder().encodeToString(token);
    }

    /** Shows the page for a login request whose state has an account and a token. */
    void show(HttpServletRequest request, HttpServletResponse response, PendingLogin login, boolean sameAccountAgain)
            throws IOException {
        pages.confirm(
                request,
                response,
                new ConfirmPage(
                        login.progress().account(),
                        organization,
                        sameAccountAgain,
                        addresses.own(request, FilterAddresses.CONFIRM),
                        hiddenFields(request, login)));
    }

    private static Map<String, String> hiddenFields(HttpServletRequest request, PendingLogin login) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(LoginRequest.LOGIN_REQUEST_ID, login.id());
        fields.put(TOKEN, login.progress().token());
        // Spring Security's CSRF filter, where it runs before this filter, refuses a form without its own token.
        Object csrf = request.getAttribute("_csrf");
        if (BeanProperty.get(csrf, "getParameterName") instanceof String name
                && BeanProperty.get(csrf, "getToken") instanceof String token) {
            fields.put(name, token);
        }
        return fields;
    }
}
