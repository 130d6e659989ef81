// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.claims.ClaimsResolver;
import io.github.scalekitlogin.internal.claims.Expression;
import io.github.scalekitlogin.internal.claims.LdapDirectory;
import io.github.scalekitlogin.internal.config.Settings;
import io.github.scalekitlogin.internal.flow.ConfirmationPolicy;
import io.github.scalekitlogin.internal.flow.LoginStateMachine;
import io.github.scalekitlogin.internal.page.Pages;
import io.github.scalekitlogin.internal.scalekit.NetworkOptions;
import io.github.scalekitlogin.internal.scalekit.ScalekitClient;
import io.github.scalekitlogin.internal.scalekit.ScalekitEnvironment;
import io.github.scalekitlogin.internal.session.ArrivedStates;
import io.github.scalekitlogin.internal.session.CompletedLogins;
import io.github.scalekitlogin.internal.session.PendingLoginRepository;
import io.github.scalekitlogin.internal.user.UserResolver;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** The parts of a running filter, wired as the settings say. Thread-safe. */
public final class LoginFilterRuntime implements AutoCloseable {

    private final RequestRouter router;
    private final ScalekitClient scalekit;
    private final ConnectionWarmUp warmUp;

    private LoginFilterRuntime(RequestRouter router, ScalekitClient scalekit) {
        this.router = router;
        this.scalekit = scalekit;
        this.warmUp = new ConnectionWarmUp(scalekit);
    }

    /** Creates the parts. Sends nothing. */
    public static LoginFilterRuntime create(Settings settings) {
        ScalekitClient scalekit = new ScalekitClient(
                new ScalekitEnvironment(
                        settings.environmentUrl(),
                        settings.connectionId(),
                        settings.clientId(),
                        settings.clientSecret()),
                new ScalekitClient.Limits(
                        settings.network().connectTimeout(),
                        settings.network().timeout(),
                        settings.network().maxConcurrentHandovers()),
                new NetworkOptions(
                        settings.network().proxy(), settings.network().trustStore()));
        ClaimsResolver claims = claims(settings.claims(), settings.network().timeout());
        RequestRouter router = router(
                new FilterAddresses(settings.path(), settings.login().page()),
                ConfirmationPolicy.valueOf(settings.confirm().name()),
                users(settings.login(), settings.claims()),
                claims,
                scalekit,
                new Pages(settings.stylesheet(), FilterAddresses::contextPath));
        return new LoginFilterRuntime(router, scalekit);
    }

    /** Wires the endpoints. */
    static RequestRouter router(
            FilterAddresses addresses,
            ConfirmationPolicy policy,
            UserResolver users,
            ClaimsResolver claims,
            ScalekitClient scalekit,
            Pages pages) {
        InstantSource clock = InstantSource.system();
        CompletedLogins completed = new CompletedLogins(clock);
        ArrivedStates arrivedStates = new ArrivedStates(clock);
        PendingLoginRepository repository = new PendingLoginRepository(new LoginStateMachine(policy), completed, clock);
        LoginArrival arrival = new LoginArrival(repository, arrivedStates, users, addresses);
        OutcomeResponder responder = new OutcomeResponder(scalekit, addresses, pages);
        LoginSubmitter submitter = new LoginSubmitter(repository, completed, users, claims, scalekit, responder);
        ConfirmationPage confirmationPage = new ConfirmationPage(
                addresses, pages, claims.fixedOrganizationName().orElse(null));
        AnonymousCallLimit limit = new AnonymousCallLimit(System::nanoTime);
        Map<String, Endpoint> endpoints = Map.of(
                FilterAddresses.LOGIN,
                new LoginEndpoint(arrival),
                FilterAddresses.CHALLENGE,
                new ChallengeEndpoint(arrival, users, addresses, pages),
                FilterAddresses.CONTINUE,
                new ContinueEndpoint(repository, users, addresses, confirmationPage, submitter, responder),
                FilterAddresses.CONFIRM,
                new ConfirmEndpoint(repository, users, addresses, submitter, pages),
                FilterAddresses.CANCEL,
                new CancelEndpoint(repository, arrivedStates, limit, users, submitter, pages));
        return new RequestRouter(addresses, repository, users, arrival, endpoints, pages);
    }

    /** Returns what handles requests. */
    public RequestRouter router() {
        return router;
    }

    /** Starts to prepare the connection to Scalekit. Returns at once. */
    public void warmUp() {
        warmUp.start();
    }

    /** Returns when no thread of the filter needs the classes of the application any more, or 5 seconds later. */
    @Override
    public void close() {
        scalekit.close();
        warmUp.close();
    }

    private static UserResolver users(Settings.Login login, Settings.Claims claims) {
        return login.isByContainer()
                ? UserResolver.ofContainer()
                : UserResolver.ofApplication(new ConfiguredUserSource(login, claims));
    }

    private static ClaimsResolver claims(Settings.Claims claims, Duration timeout) {
        Map<String, Expression> values = new LinkedHashMap<>();
        claims.values().forEach((name, text) -> values.put(name, Expression.of(text)));
        ClaimsResolver.Builder builder = ClaimsResolver.builder()
                .emailDomain(claims.emailDomain())
                .roles(claims.roles())
                .groups(claims.groups())
                .settings(values);
        Settings.Ldap ldap = claims.ldap();
        if (ldap != null) {
            builder.directory(
                    new LdapDirectory(ldap.url(), ldap.base(), ldap.bindDn(), ldap.bindPassword(), timeout),
                    ldap.filter(),
                    ldap.attributes());
        }
        if (claims.sql() != null) {
            builder.database(claims.sql().dataSource(), claims.sql().query(), timeout);
        }
        return builder.build();
    }
}
