// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import io.github.scalekitlogin.internal.claims.ClaimsResolver;
import io.github.scalekitlogin.internal.config.Settings;
import io.github.scalekitlogin.internal.container.ContainerLogin;
import io.github.scalekitlogin.internal.flow.ConfirmationPolicy;
import io.github.scalekitlogin.internal.flow.LoginStateMachine;
import io.github.scalekitlogin.internal.page.Pages;
import io.github.scalekitlogin.internal.scalekit.NetworkOptions;
import io.github.scalekitlogin.internal.scalekit.NetworkOptions.HttpProxy;
import io.github.scalekitlogin.internal.scalekit.ScalekitClient;
import io.github.scalekitlogin.internal.scalekit.ScalekitEnvironment;
import io.github.scalekitlogin.internal.session.ArrivedLogins;
import io.github.scalekitlogin.internal.session.CompletedLogins;
import io.github.scalekitlogin.internal.session.PendingLoginRepository;
import io.github.scalekitlogin.internal.session.SubmissionRegister;
import io.github.scalekitlogin.internal.session.SubmissionTable;
import io.github.scalekitlogin.internal.user.SecurityFramework;
import io.github.scalekitlogin.internal.user.UserResolver;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** The parts of a running filter, wired as the settings say. Thread-safe. */
public final class LoginFilterRuntime implements AutoCloseable {

    private final Settings settings;
    private final ClaimsResolver claims;
    private final WarmUp warmUp = new WarmUp(this::prepare);
    private volatile Parts parts;

    /** The parts for which a deployment need not wait, because no setting can make them fail. */
    private record Parts(RequestRouter router, ScalekitClient scalekit, SubmissionRegister register) {}

    private LoginFilterRuntime(Settings settings, ClaimsResolver claims) {
        this.settings = settings;
        this.claims = claims;
    }

    /** Creates the parts that can be faulty because of the settings. Sends nothing. */
    public static LoginFilterRuntime create(Settings settings) {
        return new LoginFilterRuntime(settings, ConfiguredClaims.resolver(settings));
    }

    /** Returns what handles requests. */
    RequestRouter router() {
        return parts().router();
    }

    private ScalekitClient prepare() {
        ScalekitClient scalekit = parts().scalekit();
        claims.prepare();
        return scalekit;
    }

    private Parts parts() {
        Parts known = parts;
        return known == null ? wire() : known;
    }

    private synchronized Parts wire() {
        if (parts == null) {
            ScalekitClient scalekit = scalekit(settings);
            SubmissionRegister register = settings.onceDataSource() == null
                    ? SubmissionRegister.NONE
                    : new SubmissionTable(
                            settings.onceDataSource(), settings.network().timeout(), InstantSource.system());
            RequestRouter router = router(
                    new FilterAddresses(
                            settings.path(),
                            settings.contextPath(),
                            settings.login().page(),
                            settings.login().logoutPage()),
                    ConfirmationPolicy.valueOf(settings.confirm().name()),
                    framework(settings.login()),
                    users(settings.login(), settings.claims()),
                    claims,
                    scalekit,
                    register,
                    settings.stylesheet());
            parts = new Parts(router, scalekit, register);
        }
        return parts;
    }

    private static ScalekitClient scalekit(Settings settings) {
        Settings.Network network = settings.network();
        return new ScalekitClient(
                new ScalekitEnvironment(
                        settings.environmentUrl(),
                        settings.connectionId(),
                        settings.clientId(),
                        settings.clientSecret()),
                new ScalekitClient.Limits(
                        network.connectTimeout(), network.timeout(), network.maxConcurrentHandovers()),
                new NetworkOptions(proxy(network.proxy()), network.trustStore()));
    }

    /** Wires the endpoints. */
    static RequestRouter router(
            FilterAddresses addresses,
            ConfirmationPolicy policy,
            Optional<SecurityFramework> framework,
            UserResolver users,
            ClaimsResolver claims,
            ScalekitClient scalekit,
            SubmissionRegister register,
            String stylesheet) {
        InstantSource clock = InstantSource.system();
        CompletedLogins completed = new CompletedLogins(clock);
        ArrivedLogins arrived = new ArrivedLogins(clock);
        PendingLoginRepository repository = new PendingLoginRepository(new LoginStateMachine(policy), completed, clock);
        Pages pages = new Pages(stylesheet, addresses::root);
        Redirects redirects = new Redirects(pages);
        LoginArrival arrival = new LoginArrival(repository, arrived, users, addresses, redirects, pages);
        MissingLogin missing = new MissingLogin(repository, completed, arrived, pages);
        OutcomeResponder responder = new OutcomeResponder(scalekit, addresses, redirects, missing, pages);
        DeferredResponses deferred = new DeferredResponses(scalekit::schedule);
        PreparedDetails prepared = new PreparedDetails(clock);
        DetailsSender sender = new DetailsSender(repository, completed, prepared, register, responder, deferred, clock);
        LoginSubmitter submitter =
                new LoginSubmitter(repository, users, claims, scalekit, prepared, sender, deferred, responder);
        ConfirmationPage confirmationPage = new ConfirmationPage(
                addresses, pages, claims.fixedOrganizationName().orElse(null));
        AnonymousCallLimit limit = new AnonymousCallLimit(System::nanoTime);
        ChallengeEndpoint challenge = new ChallengeEndpoint(arrival, users, addresses, redirects, pages);
        Map<String, Endpoint> endpoints = Map.of(
                FilterAddresses.LOGIN,
                new LoginEndpoint(arrival, users, addresses, new ContainerLogin(), challenge),
                FilterAddresses.CHALLENGE,
                challenge,
                FilterAddresses.CONTINUE,
                new ContinueEndpoint(
                        repository, arrival, users, addresses, redirects, confirmationPage, submitter, responder),
                FilterAddresses.CONFIRM,
                new ConfirmEndpoint(
                        repository, users, addresses, redirects, new UserSignOut(framework), submitter, missing, pages),
                FilterAddresses.CANCEL,
                new CancelEndpoint(repository, arrived, limit, users, submitter, missing, pages));
        return new RequestRouter(addresses, repository, users, arrival, endpoints, redirects, pages);
    }

    /** Starts to create the other parts, and to fetch an access token from Scalekit. Returns at once. */
    public void warmUp() {
        warmUp.start();
    }

    /** Returns when no thread of the filter needs the classes of the application any more, or 7 seconds later. */
    @Override
    public void close() {
        warmUp.close();
        if (parts != null) {
            parts.scalekit().close();
            parts.register().close();
        }
        claims.close();
    }

    private static HttpProxy proxy(Settings.Proxy proxy) {
        return proxy == null ? null : new HttpProxy(proxy.host(), proxy.port(), proxy.credentials());
    }

    private static Optional<SecurityFramework> framework(Settings.Login login) {
        return Optional.ofNullable(login.framework()).map(framework -> SecurityFramework.valueOf(framework.name()));
    }

    private static UserResolver users(Settings.Login login, Settings.Claims claims) {
        if (login.isByContainer()) {
            return UserResolver.ofContainer();
        }
        Optional<SecurityFramework> framework = framework(login);
        return UserResolver.ofApplication(
                framework.isPresent() ? framework.get() : new ConfiguredUserSource(login, claims));
    }
}
