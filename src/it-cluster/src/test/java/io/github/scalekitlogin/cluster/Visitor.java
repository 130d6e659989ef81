// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Page;
import io.github.scalekitlogin.simulator.Endpoint;
import io.github.scalekitlogin.simulator.LoginRequestTicket;
import io.github.scalekitlogin.simulator.Submission;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A person with a browser tab, whom an AI client has sent to the shop with a login request of Scalekit. */
final class Visitor {

    static final String ROUND_ROBIN = null;
    static final String STICKY = "sticky";

    private static final int MAX_STEPS = 12;
    private static final String LOGIN_BUTTON = "form#login button";
    private static final String CONTINUE = "button[value=continue]";
    private static final String ACCOUNT = "#account";

    private final Cluster cluster;
    private final Shop shop;
    private final String name;
    private final Browser tab;
    private final Route route;
    private final LoginRequestTicket login;
    private Page page;
    private int questions;
    private boolean startedAgain;
    private boolean signedInBefore;

    private Visitor(Cluster cluster, Shop shop, String name, Browser tab, Route route) {
        this.cluster = cluster;
        this.shop = shop;
        this.name = name;
        this.tab = tab;
        this.route = route;
        this.login = cluster.scalekit().newLoginRequest();
    }

    /** Where HAProxy sends the requests of a browser. */
    private static final class Route {
        private volatile String node;
        private volatile String pages;

        private String of(URI url) {
            return pages == null || url.getPath().contains("/scalekit/") ? node : pages;
        }
    }

    /** Returns a person with a browser of his or her own. */
    static Visitor of(Cluster cluster, Shop shop, String name) {
        Route route = new Route();
        Browser browser = new Browser().sending(LoadBalancer.ROUTE, route::of);
        return new Visitor(cluster, shop, name, browser, route);
    }

    /** Returns the same person in another tab of the same browser, with another login request. */
    Visitor inAnotherTab() {
        return new Visitor(cluster, shop, name, tab.newTab(), route);
    }

    /** Sends all later requests of the browser to a node, or by {@link #STICKY} or {@link #ROUND_ROBIN}. */
    Visitor at(String node) {
        route.node = node;
        return this;
    }

    /** Sends all later requests for pages of the shop itself to another node. */
    Visitor withPagesAt(String node) {
        route.pages = node;
        return this;
    }

    String name() {
        return name;
    }

    LoginRequestTicket login() {
        return login;
    }

    Page page() {
        return page;
    }

    /** Opens a page, and returns whether this node served it. */
    boolean isServedBy(String node) {
        return node.equals(open("/window").header(LoadBalancer.SERVED_BY));
    }

    /** Returns whether the submission has reached Scalekit, which may not have answered it yet. */
    boolean isSubmitting() {
        return cluster.scalekit().requestsTo(Endpoint.USER).stream()
                .anyMatch(request -> request.uri().getPath().contains("/" + login.loginRequestId() + "/"));
    }

    /** Sets an attribute of the session to a text. */
    void setAttribute(String attribute, String value) {
        Page shown = open("/attributes?name=" + encode(attribute) + "&value=" + encode(value));
        assertThat(shown.status()).as(shown.text()).isEqualTo(200);
    }

    /** Puts tea into the cart, before any login request. */
    Visitor fillCart() {
        page = tab.open(url("/cart?add=tea"));
        return this;
    }

    String cart() {
        return tab.open(url("/window")).find("#cart").text();
    }

    /** Returns how many requests the tab has sent to the shop. */
    long requests() {
        return tab.hops().stream()
                .filter(hop -> hop.headers().firstValue(LoadBalancer.SERVED_BY).isPresent())
                .count();
    }

    /** Opens a page of the shop, and leaves the tab of the login as it is. */
    Page open(String path) {
        return tab.newTab().open(url(path));
    }

    Visitor signInAsUsual() {
        page = tab.open(url(shop == Shop.FORM ? "/home" : "/login"));
        signIn();
        assertThat(tab.open(url("/home")).find("#user").text()).isEqualTo(name);
        signedInBefore = true;
        return this;
    }

    /** Follows the AI client's link up to the login page, the confirm page, or Scalekit. */
    Visitor arrive() {
        page = shown(() -> tab.openFromElsewhere(login.appendTo(url("/scalekit/login"))));
        return this;
    }

    /** Does so, but stops before the login. */
    Visitor arriveUpToLogin() {
        String login = "/" + shop.context() + (shop == Shop.FORM ? "/scalekit/challenge" : "/login");
        tab.stoppingBefore(address -> address.getPath().equals(login));
        return arrive();
    }

    /** Fills in the login form that the tab shows. */
    Visitor signIn() {
        page = shown(() -> tab.submit(page, LOGIN_BUTTON, typed()));
        return this;
    }

    /** Does so, but stops before the hand-over. */
    Visitor signInUpToHandOver() {
        String handOver = "/" + shop.context() + "/scalekit/continue";
        tab.stoppingBefore(address -> address.getPath().equals(handOver));
        return signIn();
    }

    /** Follows the redirect before which the tab stopped, if the server has not answered with another page. */
    Visitor goOn() {
        tab.stoppingBefore(address -> false);
        if (tab.isStopped()) {
            page = shown(tab::resume);
        }
        return this;
    }

    /** Follows the redirect before which the tab stopped and answers the question if there is one, on another thread. */
    CompletableFuture<Visitor> goOnMeanwhile() {
        return CompletableFuture.supplyAsync(() -> goOn().answer(), task -> {
            Thread thread = new Thread(task, "browser of " + name);
            thread.setDaemon(true);
            thread.start();
        });
    }

    /** Loads the page of the address bar again. */
    Visitor reload() {
        page = shown(() -> tab.open(page.url()));
        return this;
    }

    /**
     * Does what the shown page asks for until Scalekit shows the account, and counts the questions. When the node has died while
     * it served a request, the person goes back and submits the form again, or loads the page again.
     */
    Visitor finish() {
        for (int step = 0; step < MAX_STEPS && !isAtConsent(); step++) {
            Page before = page;
            int hops = tab.hops().size();
            boolean isForm = page.has("form");
            if (page.has(LOGIN_BUTTON)) {
                signIn();
            } else if (page.has(CONTINUE)) {
                answer();
            } else if (isWithoutNode()) {
                reload();
            } else if (mayStartAgain()) {
                startedAgain = true;
                at(STICKY).arrive();
            } else {
                break;
            }
            if (isForm && isWithoutNode() && tab.hops().size() <= hops + 1) {
                page = before;
            }
        }
        return this;
    }

    private Visitor answer() {
        if (page.has(CONTINUE)) {
            assertThat(page.find("strong").text())
                    .as("the account of the question")
                    .isEqualTo(name);
            questions++;
            page = shown(() -> tab.submit(page, CONTINUE, Map.of()));
        }
        return this;
    }

    /** HAProxy's own page: the node died, or no node runs. */
    boolean isWithoutNode() {
        return page.status() == 502 || page.status() == 503;
    }

    /** The server itself has forgotten the login. */
    private boolean mayStartAgain() {
        return page.status() >= 400
                && !page.url().getPath().contains("/scalekit/continue")
                && !startedAgain
                && cluster.engine().forgetsLogin(shop);
    }

    boolean isAtConsent() {
        return page != null && page.has(ACCOUNT);
    }

    /** Scalekit shows this person's account, after one question at most. */
    String assertConnected() {
        assertThat(isAtConsent())
                .as("Scalekit's consent page is shown: %s", this)
                .isTrue();
        assertThat(page.find(ACCOUNT).text()).isEqualTo(name + "@example.com");
        assertThat(questions).as("questions").isLessThanOrEqualTo(1);
        assertOwn();
        if (cluster.engine().mayAsk(shop) && !signedInBefore) {
            return "consent page, at times after a question";
        }
        return questions == 0 ? "consent page" : "consent page after a question";
    }

    /** The same, and the cart is as it was. */
    String assertConnectedWithCart() {
        String result = assertConnected();
        assertThat(cart()).as("the cart").isEqualTo("tea");
        return result;
    }

    /** Nothing but this person's details was submitted, and each time the same. */
    void assertOwn() {
        List<Submission> submissions = cluster.submissions(login);
        assertThat(submissions).as("submissions: %s", this).isNotEmpty();
        assertThat(submissions)
                .allSatisfy(submission -> assertThat(submission.details())
                        .containsEntry("sub", name)
                        .isEqualTo(submissions.get(0).details()));
    }

    /** Follows a link of the page, to Scalekit's callback for instance. */
    Visitor click(String selector) {
        page = tab.click(page, selector);
        return this;
    }

    URI url(String path) {
        return cluster.url("/" + shop.context() + path);
    }

    List<Submission> submissions() {
        return cluster.submissions(login);
    }

    /** Returns who is where, for messages. */
    @Override
    public String toString() {
        String way = tab.hops().stream()
                .map(hop -> hop.method() + " " + hop.url().getPath() + " " + hop.status() + " by "
                        + hop.headers().firstValue(LoadBalancer.SERVED_BY).orElse("Scalekit"))
                .collect(Collectors.joining(", "));
        String shown = page == null
                ? ""
                : " at " + page.url().getPath() + " " + page.status() + ": "
                        + page.text().substring(0, Math.min(page.text().length(), 150));
        return name + " in " + shop.context() + " with " + login.loginRequestId() + shown + "; " + way;
    }

    /** Returns the page that a tab shows, also when the node died before its response was complete. */
    private Page shown(Supplier<Page> navigation) {
        try {
            return navigation.get();
        } catch (IllegalStateException e) {
            if (e.getCause() == null || !(e.getCause().getCause() instanceof ExecutionException)) {
                throw e;
            }
            URI address = URI.create(e.getCause().getMessage());
            return new Page(address, 502, HttpHeaders.of(Map.of(), (name, value) -> true), "");
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Map<String, String> typed() {
        return shop == Shop.FORM
                ? Map.of("j_username", name, "j_password", "secret")
                : Map.of("user", name, "password", "secret");
    }
}
