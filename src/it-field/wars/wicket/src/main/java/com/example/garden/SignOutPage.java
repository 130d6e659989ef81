// SPDX-License-Identifier: Apache-2.0
package com.example.garden;

import org.apache.wicket.authroles.authentication.pages.SignInPage;
import org.apache.wicket.markup.html.WebPage;

/** Signs the user out. */
public class SignOutPage extends WebPage {

    private static final long serialVersionUID = 1L;

    /** Forgets the remember-me cookie and ends the session. */
    public SignOutPage() {
        getApplication().getSecuritySettings().getAuthenticationStrategy().remove();
        getSession().invalidateNow();
        setResponsePage(SignInPage.class);
    }
}
