// SPDX-License-Identifier: Apache-2.0
package com.example.meadow;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;

/** Ends the session and leads to the login page. */
@Route("signout")
public class SignOutView extends Div implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        VaadinRequest.getCurrent().getWrappedSession().removeAttribute("user");
        event.getUI().getPage().setLocation("login");
    }
}
