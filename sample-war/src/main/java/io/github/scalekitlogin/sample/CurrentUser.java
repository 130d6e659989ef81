// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.sample;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The user of this request as the pages show them: the container's principal, with what the database knows besides. */
@Named
@RequestScoped
public class CurrentUser {

    private static final List<String> ROLES = List.of("customer", "clerk");

    private final Shop shop;
    private final HttpServletRequest request;

    /** For the container's client proxy. */
    protected CurrentUser() {
        this(null, null);
    }

    /**
     * Created by the container for each request.
     *
     * @param shop the shop's database
     * @param request the current request
     */
    @Inject
    public CurrentUser(Shop shop, HttpServletRequest request) {
        this.shop = shop;
        this.request = request;
    }

    /**
     * Tells whether anybody is signed in.
     *
     * @return true with a principal
     */
    public boolean isSignedIn() {
        return request.getUserPrincipal() != null;
    }

    /**
     * The principal's name.
     *
     * @return the name, empty when nobody is signed in
     */
    public String getName() {
        Principal principal = request.getUserPrincipal();
        return principal == null ? "" : principal.getName();
    }

    /**
     * The roles the container grants, not those the database would.
     *
     * @return the roles, separated by commas
     */
    public String getRoles() {
        return ROLES.stream().filter(request::isUserInRole).collect(Collectors.joining(", "));
    }

    /**
     * The full name.
     *
     * @return given and family name, or the user name when they are unknown
     * @throws SQLException when the database does not answer
     */
    public String getFullName() throws SQLException {
        Customer customer = customer();
        String fullName = Stream.of(customer.givenName(), customer.familyName())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
        return fullName.isEmpty() ? customer.name() : fullName;
    }

    /**
     * The e-mail address.
     *
     * @return the address, empty when it is unknown
     * @throws SQLException when the database does not answer
     */
    public String getEmail() throws SQLException {
        return customer().email();
    }

    /**
     * The user's orders.
     *
     * @return the orders, newest first
     * @throws SQLException when the database does not answer
     */
    public List<Order> getOrders() throws SQLException {
        return shop.ordersOf(getName());
    }

    private Customer customer() throws SQLException {
        return shop.findCustomer(getName()).orElseGet(() -> Customer.known(getName()));
    }
}
