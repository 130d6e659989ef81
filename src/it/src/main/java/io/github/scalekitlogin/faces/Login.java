// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.faces;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** The form of {@code login.xhtml}; subclasses check the password. */
public abstract class Login {

    private String name;
    private String password;

    /** Nothing is typed yet. */
    protected Login() {}

    /**
     * Signs in.
     *
     * @param request the Faces request
     * @param response its response
     * @param name the name typed in
     * @param password the password typed in
     * @return true when a user is signed in, false when the container has written the response already
     * @throws ServletException when name and password do not match
     */
    protected abstract boolean signIn(
            HttpServletRequest request, HttpServletResponse response, String name, String password)
            throws ServletException;

    /**
     * Signs in with what the form holds.
     *
     * @param outcome where to go then
     * @return the outcome, or null to stay
     */
    public String signIn(String outcome) {
        FacesContext faces = FacesContext.getCurrentInstance();
        HttpServletRequest request =
                (HttpServletRequest) faces.getExternalContext().getRequest();
        HttpServletResponse response =
                (HttpServletResponse) faces.getExternalContext().getResponse();
        try {
            if (signIn(request, response, name, password)) {
                return outcome;
            }
            faces.responseComplete();
        } catch (ServletException refused) {
            faces.addMessage(null, new FacesMessage("That name and password do not match any account."));
        }
        return null;
    }

    /**
     * More than any buffer holds.
     *
     * @return 100,000 characters
     */
    public String getPadding() {
        return "x".repeat(100_000);
    }

    /**
     * The name typed in.
     *
     * @return the name, null before the form was sent
     */
    public String getName() {
        return name;
    }

    /**
     * Takes the name typed in.
     *
     * @param name the name
     */
    public void setName(String name) {
        this.name = name;
    }

    /**
     * The password typed in.
     *
     * @return the password, null before the form was sent
     */
    public String getPassword() {
        return password;
    }

    /**
     * Takes the password typed in.
     *
     * @param password the password
     */
    public void setPassword(String password) {
        this.password = password;
    }
}
