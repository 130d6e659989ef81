// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.sample;

import static jakarta.security.enterprise.authentication.mechanism.http.AuthenticationParameters.withParams;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.SecurityContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** What the login page's form and the "Sign out" button do. */
@Named
@RequestScoped
public class SignIn {

    private final SecurityContext securityContext;
    private final FacesContext faces;

    private String name;
    private String password;

    /** For the container's client proxy. */
    protected SignIn() {
        this(null, null);
    }

    /**
     * Created by the container for each request.
     *
     * @param securityContext Jakarta Security's way to sign in by code
     * @param faces the current Faces request
     */
    @Inject
    public SignIn(SecurityContext securityContext, FacesContext faces) {
        this.securityContext = securityContext;
        this.faces = faces;
    }

    /**
     * Signs in with what the form holds.
     *
     * @param outcome where to go when nothing else was asked for before
     * @return the outcome, or null to stay where we are
     */
    public String signIn(String outcome) {
        AuthenticationStatus status = securityContext.authenticate(
                request(), response(), withParams().credential(new UsernamePasswordCredential(name, password)));
        return switch (status) {
            case SEND_CONTINUE -> {
                faces.responseComplete();
                yield null;
            }
            case SUCCESS -> outcome;
            default -> {
                faces.addMessage(
                        null,
                        new FacesMessage(
                                FacesMessage.SEVERITY_ERROR, "That name and password do not match any account.", null));
                yield null;
            }
        };
    }

    /**
     * Signs out and forgets the session.
     *
     * @return the public start page
     * @throws ServletException when the container refuses to log out
     */
    public String signOut() throws ServletException {
        request().logout();
        faces.getExternalContext().invalidateSession();
        return "/index?faces-redirect=true";
    }

    /**
     * The user name typed in.
     *
     * @return the name, null before the form was sent
     */
    public String getName() {
        return name;
    }

    /**
     * Takes the user name typed in.
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

    private HttpServletRequest request() {
        return (HttpServletRequest) faces.getExternalContext().getRequest();
    }

    private HttpServletResponse response() {
        return (HttpServletResponse) faces.getExternalContext().getResponse();
    }
}
