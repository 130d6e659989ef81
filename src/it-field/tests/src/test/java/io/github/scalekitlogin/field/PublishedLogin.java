// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.field;

import com.microsoft.playwright.Page;
import io.github.scalekitlogin.simulator.LoginRequestTicket;

/** A person at a browser of their own who uses a published application. */
final class PublishedLogin extends FieldFlow implements AutoCloseable {

    /** Scalekit's page, or the confirm page. */
    private static final String ARRIVED = ACCOUNT + ", " + CONTINUE;

    static final String PASSWORD = "secret";

    private final PublishedApplication application;
    private final PasswordDialog dialog;

    PublishedLogin(PublishedApplication application) {
        this.application = application;
        this.dialog = new PasswordDialog(browser, "alice");
        if (application.asksInTheBrowser()) {
            dialog.start();
        }
    }

    /** The filter answers at its own address, and the application at its login page. */
    void assertDeployed() {
        Page tab = open(server.url(application, application.loginEndpoint()));
        assertOurPage(tab);
        tab.navigate(server.url(application, application.login()).toString());
        awaitShown(tab, application.asksInTheBrowser() ? application.signedIn() : "[type=password]");
    }

    /** Signs in without any login request; returns what the person has then: address, title, names of cookies. */
    String signInAsUsual(String name) {
        Page tab = open(server.url(application, application.login()));
        fillIn(tab, name);
        awaitShown(tab, application.signedIn());
        return tab.url() + " " + tab.title() + " "
                + browser.cookies().stream().map(cookie -> cookie.name).sorted().toList();
    }

    Page arrive(LoginRequestTicket login) {
        return arrive(login.appendTo(server.url(application, application.loginEndpoint())));
    }

    /** Returns whether the confirm page was shown. */
    boolean connectAfterTheLogin(String name) {
        LoginRequestTicket login = scalekit.newLoginRequest();
        Page tab = arrive(login);
        fillIn(tab, name);
        return assertConnected(tab, login, name);
    }

    void connectWhenSignedInAlready(String name) {
        signInAsUsual(name);
        LoginRequestTicket login = scalekit.newLoginRequest();
        Page tab = arrive(login);
        assertAsked(tab, name);
        assertConnected(tab, login, name);
    }

    /** The confirm page may be shown in either tab. */
    void connectTwoTabs(String name) {
        LoginRequestTicket firstLogin = scalekit.newLoginRequest();
        LoginRequestTicket secondLogin = scalekit.newLoginRequest();
        Page first = arrive(firstLogin);
        awaitShown(first, application.asksInTheBrowser() ? ARRIVED : "[type=password]");
        Page second = arrive(secondLogin);
        fillIn(second, name);
        assertConnected(second, secondLogin, name);
        if (!isShown(first, ARRIVED)) {
            fillIn(first, name);
        }
        assertConnected(first, firstLogin, name);
    }

    void useAnotherAccount(String name, String another) {
        signInAsUsual(name);
        LoginRequestTicket login = scalekit.newLoginRequest();
        Page tab = arrive(login);
        assertAsked(tab, name);
        dialog.nextName(another);
        press(tab, "Use another account");
        fillIn(tab, another);
        assertConnected(tab, login, another);
    }

    private void fillIn(Page tab, String name) {
        if (!application.asksInTheBrowser()) {
            signIn(tab, name, PASSWORD);
        }
    }

    @Override
    public void close() {
        closeBrowser();
    }
}
