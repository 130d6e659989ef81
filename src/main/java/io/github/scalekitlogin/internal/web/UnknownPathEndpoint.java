// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.container.Sessions;
import io.github.scalekitlogin.internal.page.Pages;
import io.github.scalekitlogin.internal.page.Problem;
import io.github.scalekitlogin.internal.session.PendingLogin;
import io.github.scalekitlogin.internal.session.PendingLoginRepository;
import io.github.scalekitlogin.internal.user.SignedInUser;
import io.github.scalekitlogin.internal.user.UserResolver;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;

/**
 * All paths below the prefix that no other endpoint serves: 404. A container may lead a signed-in user here; see
 * {@code ContainerQuirk.SECOND_FORM_LOGIN_ENDS_AT_FOLDER}. Thread-safe.
 */
final class UnknownPathEndpoint {

    private final PendingLoginRepository repository;
    private final LoginLookup lookup;
    private final UserResolver users;
    private final FilterAddresses addresses;
    private final Redirects redirects;
    private final Pages pages;

    UnknownPathEndpoint(
            PendingLoginRepository repository,
            UserResolver users,
            FilterAddresses addresses,
            Redirects redirects,
            Pages pages) {
        this.repository = repository;
        this.lookup = new LoginLookup(repository);
        this.users = users;
        this.addresses = addresses;
        this.redirects = redirects;
        this.pages = pages;
    }

    void serve(BrowserRequest browser, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<PendingLogin> login =
                browser.isGet() && browser.topLevel() ? findForHandOver(browser, request) : Optional.empty();
        if (login.isPresent()) {
            redirects.toApplication(
                    request,
                    response,
                    addresses.continueAddress(request, login.get().id()));
        } else if (browser.isGet() && browser.fromContainerLogin()) {
            // A relative link on the login page or its error page, which the container shows at an address of ours.
            String page = browser.path().substring(addresses.prefix().length()).replaceFirst("^/*", "/");
            redirects.toApplication(
                    request, response, addresses.page(request, FilterAddresses.encode(page) + queryOf(request)));
        } else {
            pages.show(request, response, Problem.NO_SUCH_PAGE, null, "not an address of the filter", null);
        }
    }

    /** Some containers accept characters in a query that must not be in a header. */
    private static String queryOf(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null || !query.matches("[!-~]*") ? "" : '?' + query;
    }

    private Optional<PendingLogin> findForHandOver(BrowserRequest browser, HttpServletRequest request) {
        HttpSession session = Sessions.find(request);
        Optional<SignedInUser> user = users.find(request);
        if (user.isEmpty()) {
            return Optional.empty();
        }
        repository.applyUserSeen(session, user.get().account());
        return lookup.findForHandOver(browser, session);
    }
}
