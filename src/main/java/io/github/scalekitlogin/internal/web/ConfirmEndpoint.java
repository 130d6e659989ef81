// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.container.Sessions;
import io.github.scalekitlogin.internal.flow.LoginEvent;
import io.github.scalekitlogin.internal.flow.LoginEvent.Type;
import io.github.scalekitlogin.internal.page.Pages;
import io.github.scalekitlogin.internal.page.Problem;
import io.github.scalekitlogin.internal.session.LoginRequest;
import io.github.scalekitlogin.internal.session.PendingLogin;
import io.github.scalekitlogin.internal.session.PendingLoginRepository;
import io.github.scalekitlogin.internal.session.PendingLoginRepository.Applied;
import io.github.scalekitlogin.internal.user.SignedInUser;
import io.github.scalekitlogin.internal.user.UserResolver;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code POST /confirm}: the answer of the confirm page. Thread-safe. */
final class ConfirmEndpoint implements Endpoint {

    private static final Map<String, Type> ANSWERS = Map.of(
            Pages.CONTINUE, Type.ANSWER_CONTINUE,
            Pages.SWITCH_ACCOUNT, Type.ANSWER_SWITCH,
            Pages.CANCEL, Type.ANSWER_CANCEL);

    private final PendingLoginRepository repository;
    private final UserResolver users;
    private final FilterAddresses addresses;
    private final Redirects redirects;
    private final UserSignOut signOut;
    private final LoginSubmitter submitter;
    private final MissingLogin missing;
    private final Pages pages;

    ConfirmEndpoint(
            PendingLoginRepository repository,
            UserResolver users,
            FilterAddresses addresses,
            Redirects redirects,
            UserSignOut signOut,
            LoginSubmitter submitter,
            MissingLogin missing,
            Pages pages) {
        this.repository = repository;
        this.users = users;
        this.addresses = addresses;
        this.redirects = redirects;
        this.signOut = signOut;
        this.submitter = submitter;
        this.missing = missing;
        this.pages = pages;
    }

    @Override
    public String method() {
        return "POST";
    }

    @Override
    public void serve(BrowserRequest browser, HttpServletRequest request, HttpServletResponse response)
            throws IOException, MalformedLoginRequestException {
        Type answer = ANSWERS.get(String.valueOf(request.getParameter("answer")));
        String id = String.valueOf(request.getParameter(LoginRequest.LOGIN_REQUEST_ID));
        HttpSession session = Sessions.find(request);
        if (browser.fromOtherSite()) {
            refuse(request, response, "an answer that another site has sent");
            return;
        }
        String account = users.find(request).map(SignedInUser::account).orElse(null);
        String token = request.getParameter(ConfirmationPage.TOKEN);
        Optional<Applied> applied = answer == null
                ? Optional.empty()
                : repository.apply(session, id, LoginEvent.answered(answer, account, token));
        if (applied.isPresent()) {
            carryOut(request, response, session, applied.get());
        } else if (answer == null && repository.find(session, id).isPresent()) {
            pages.show(request, response, Problem.BAD_REQUEST, null, "not an answer of the confirm page", null);
        } else {
            missing.show(request, response, Optional.of(id).filter(LoginRequestParser::isId));
        }
    }

    private void carryOut(
            HttpServletRequest request, HttpServletResponse response, HttpSession session, Applied applied)
            throws IOException {
        switch (applied.transition().action()) {
            case SWITCH_ACCOUNT -> switchAccount(request, response, session, applied.after());
            case REPORT_FAILED_LOGIN -> submitter.reportFailedLogin(request, response, applied.after());
            case REFUSE_ANSWER -> refuse(request, response, "wrong token of the confirm page");
            default ->
                redirects.toApplication(
                        request,
                        response,
                        addresses.continueAddress(request, applied.before().id()));
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String reason) throws IOException {
        pages.show(request, response, Problem.ANSWER_REFUSED, null, reason, null);
    }

    private void switchAccount(
            HttpServletRequest request, HttpServletResponse response, HttpSession session, PendingLogin login)
            throws IOException {
        List<PendingLogin> all = repository.findAll(session);
        try {
            signOut.signOut(request, response);
        } catch (ServletException | IllegalStateException e) {
            pages.show(request, response, Problem.INTERNAL_ERROR, null, "the server does not sign the user out", e);
            return;
        }
        if (!response.isCommitted()) {
            repository.restore(Sessions.require(request), all);
            redirects.toLogin(
                    request,
                    response,
                    addresses.logoutPage() == null
                            ? addresses.loginAddress(request, login.request())
                            : addresses.page(request, addresses.logoutPage()));
        }
    }
}
