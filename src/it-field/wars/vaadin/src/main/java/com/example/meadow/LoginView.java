// SPDX-License-Identifier: Apache-2.0
package com.example.meadow;

import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.VaadinRequest;

/** The login page. A script sends what was typed, and the session keeps the name. */
@Route("login")
public class LoginView extends VerticalLayout {

    private static final long serialVersionUID = 1L;

    public LoginView() {
        LoginForm form = new LoginForm();
        form.addLoginListener(typed -> {
            if (typed.getPassword().equals("secret")) {
                VaadinRequest.getCurrent().getWrappedSession().setAttribute("user", typed.getUsername());
                getUI().orElseThrow().getPage().setLocation("home");
            } else {
                form.setError(true);
            }
        });
        add(form);
    }
}
