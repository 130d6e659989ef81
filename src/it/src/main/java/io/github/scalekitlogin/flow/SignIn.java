// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Page;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.Map;

/** How a person tells who they are. */
interface SignIn {

    /** Opens an address of the application's; what the tab then shows asks for the login. */
    default Page open(Browser tab, URI url) {
        return tab.open(url);
    }

    /** Tells, and returns where the tab ends. */
    Page tell(Browser tab, Page shown, String name, String password);

    /** Returns whether a page asks for the login. */
    boolean isAskedFor(Page page);

    /** Goes on in a tab that shows something, after the person has signed in in another one. */
    default Page goOn(Browser tab, Page shown, URI next) {
        return tab.open(next);
    }

    /** Returns whether a wrong password may be typed in the application. */
    default boolean hasPassword() {
        return true;
    }

    /** Returns whether the browser tells by itself from then on, so that signing out changes nothing. */
    default boolean isKeptByBrowser() {
        return false;
    }

    /** Returns whether the application is addressed by TLS. */
    default boolean isByTls() {
        return false;
    }

    /** Returns whether a name on a page is the person's. */
    default boolean isName(String shown, String name) {
        return shown.equals(name);
    }

    /** By a form of the application's; the button says which way it is signed in. */
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

    /** By a Faces form that the page's script sends. */
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

    /** By the browser's own dialogue. */
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

    /** By a certificate, which the server insists on: until the person has picked one, there is no request. */
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
