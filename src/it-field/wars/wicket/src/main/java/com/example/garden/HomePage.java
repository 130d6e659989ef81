// SPDX-License-Identifier: Apache-2.0
package com.example.garden;

import org.apache.wicket.authroles.authorization.strategies.role.annotations.AuthorizeInstantiation;
import org.apache.wicket.markup.html.WebPage;
import org.apache.wicket.markup.html.basic.Label;

/** Says who is signed in. */
@AuthorizeInstantiation("USER")
public class HomePage extends WebPage {

    private static final long serialVersionUID = 1L;

    /** Shows the user of the session. */
    public HomePage() {
        add(new Label("user", ((GardenSession) getSession()).getUser()));
    }
}
