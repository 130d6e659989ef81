// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Page;
import java.net.URI;
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

    /** Returns whether a wrong password may be typed in the application. */
    default boolean hasPassword() {
        return true;
    }

    /** Returns whether the browser tells by itself from then on, so that signing out changes nothing. */
    default boolean isKeptByBrowser() {
        return false;
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
}
