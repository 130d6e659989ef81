// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.sample;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.CustomFormAuthenticationMechanismDefinition;
import jakarta.security.enterprise.authentication.mechanism.http.LoginToContinue;
import jakarta.security.enterprise.identitystore.DatabaseIdentityStoreDefinition;

/** How users sign in: a Faces page of ours asks for name and password, the shop's database knows them. */
@CustomFormAuthenticationMechanismDefinition(
        loginToContinue = @LoginToContinue(loginPage = "/login.xhtml", errorPage = "", useForwardToLogin = false))
@DatabaseIdentityStoreDefinition(
        dataSourceLookup = "java:comp/DefaultDataSource",
        callerQuery = "select password from shop_user where name = ?",
        groupsQuery = "select group_name from shop_user_group where user_name = ?")
@ApplicationScoped
public class AppSecurity {}
