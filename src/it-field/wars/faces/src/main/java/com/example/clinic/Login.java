// SPDX-License-Identifier: Apache-2.0
package com.example.clinic;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

/** Signs people in by the container. */
@Named
@RequestScoped
public class Login {

    private String name;
    private String password;

    /** Returns the next page, null for the same. */
    public String submit() {
        FacesContext context = FacesContext.getCurrentInstance();
        HttpServletRequest request =
                (HttpServletRequest) context.getExternalContext().getRequest();
        try {
            request.login(name, password);
            return "/home.xhtml?faces-redirect=true";
        } catch (ServletException e) {
            context.addMessage(null, new FacesMessage("Wrong name or password"));
            return null;
        }
    }

    /** Stays on the page, whose panel then names the user. */
    public void submitHere() {
        submit();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}
