// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Page;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Map;

/** How a user signs in. */
interface SignIn {

    /** Opens an address of the application; the response asks for the login. */
    default Page open(Browser tab, URI url) {
        return tab.open(url);
    }

    /** Signs in; returns the last page. */
    Page tell(Browser tab, Page shown, String name, String password);

    /** Returns whether a page asks for the login. */
    boolean isAskedFor(Page page);

    /** Continues in a tab after the user has signed in in another one. */
    default Page goOn(Browser tab, Page shown, URI next) {
        return tab.open(next);
    }

    /** Returns whether the user types a password in the application. */
    default boolean hasPassword() {
        return true;
    }

    /** Returns whether the browser sends the credentials with each later request, so that signing out has no effect. */
    default boolean isKeptByBrowser() {
        return false;
    }

    /** Returns whether the application needs TLS. */
    default boolean isByTls() {
        return false;
    }

    /** Returns whether a name on a page is the name of the user. */
    default boolean isName(String shown, String name) {
        return shown.equals(name);
    }

    /** With a form of the application; the button selects the way of signing in. */
    record Form(String button) implements SignIn {

        Form() {
            this("form#login [type=submit]");
        }

        @Override
        public Page tell(Browser tab, Page shown, String name, String password) {
            return tab.submit(shown, button, typed(shown, name, password));
        }

        @Override
        public boolean isAskedFor(Page page) {
            return page.has(button);
        }

        static Map<String, String> typed(Page shown, String name, String password) {
            return Map.of(
                    shown.find("form#login [autocomplete=username]").id(), name,
                    shown.find("form#login [type=password]").id(), password);
        }
    }

    /** With a Faces form that the page sends by ajax. */
    record Ajax(String button) implements SignIn {

        @Override
        public Page tell(Browser tab, Page shown, String name, String password) {
            Page end = tab.submitByAjax(shown, button, Form.typed(shown, name, password));
            return end.body().contains("<partial-response") ? shown : end;
        }

        @Override
        public boolean isAskedFor(Page page) {
            return page.has(button);
        }
    }

    /** With the browser's dialogue for BASIC authentication. */
    record Dialogue() implements SignIn {

        @Override
        public Page tell(Browser tab, Page shown, String name, String password) {
            return tab.typing(name, password).open(shown.url());
        }

        @Override
        public boolean isAskedFor(Page page) {
            return page.status() == 401;
        }

        @Override
        public boolean isKeptByBrowser() {
            return true;
        }
    }

    /** With a client certificate that the server requires: the browser sends no request until the user has selected one. */
    record Certificate() implements SignIn {

        private static final int NONE = 0;

        @Override
        public Page open(Browser tab, URI url) {
            return tab.isPresenting()
                    ? tab.open(url)
                    : new Page(url, NONE, HttpHeaders.of(Map.of(), (name, value) -> true), "");
        }

        @Override
        public Page tell(Browser tab, Page shown, String name, String password) {
            return tab.presenting(
                            TestEnvironment.shared().server().certificates().of(name))
                    .open(shown.url());
        }

        @Override
        public boolean isAskedFor(Page page) {
            return page.status() == NONE;
        }

        /** The tab's request follows now. */
        @Override
        public Page goOn(Browser tab, Page shown, URI next) {
            return tab.open(shown.url());
        }

        @Override
        public boolean hasPassword() {
            return false;
        }

        @Override
        public boolean isKeptByBrowser() {
            return true;
        }

        @Override
        public boolean isByTls() {
            return true;
        }

        /** Some servers name the principal by the certificate's subject. */
        @Override
        public boolean isName(String shown, String name) {
            return shown.equals(name) || shown.equals("CN=" + name);
        }
    }
}
