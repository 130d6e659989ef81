// SPDX-License-Identifier: Apache-2.0
package com.example.meadow;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;

/** The page for users who are signed in. */
@Route("home")
public class HomeView extends VerticalLayout implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Object user = VaadinRequest.getCurrent().getWrappedSession().getAttribute("user");
        if (user == null) {
            event.forwardTo(LoginView.class);
            return;
        }
        Span name = new Span(user.toString());
        name.setId("user");
        Anchor signOut = new Anchor("signout", "Sign out");
        signOut.setRouterIgnore(true);
        add(name, signOut);
    }
}
