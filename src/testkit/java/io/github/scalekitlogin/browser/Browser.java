// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.browser;

import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.net.ssl.SSLContext;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * A tab of a scripted browser. Sends the requests that Chromium sends: cookies, redirects, forms, {@code Referer},
 * {@code Origin} and Fetch Metadata; {@code BrowserComparisonIT} compares them. Runs no scripts but Faces' ajax request.
 * Speaks HTTP/1.1. Not thread-safe; the tabs of one browser may be used by several threads.
 */
public final class Browser {

    private static final int MAX_REFRESHES = 30;
    private static final Duration MAX_REFRESH_DELAY = Duration.ofSeconds(5);

    /** A page of an AI client, which is another site than anything in the tests. */
    private static final Page ELSEWHERE = new Page(
            URI.create("https://elsewhere.example/"), 200, HttpHeaders.of(Map.of(), (name, value) -> true), "");

    private final List<Hop> hops = new ArrayList<>();
    private final Profile profile;
    private Predicate<URI> stop = address -> false;
    private Navigation stopped;

    /** Opens a browser without cookies. */
    public Browser() {
        this(new Profile());
    }

    private Browser(Profile profile) {
        this.profile = profile;
    }

    /** Answers the next challenge for BASIC with this account, and sends it with all later requests. */
    public Browser typing(String name, String password) {
        profile.type(name, password);
        return this;
    }

    /** Adds a bearer token to all later requests, as a gateway does. */
    public Browser bearing(String token) {
        profile.bear(token);
        return this;
    }

    /** Adds a header to all later requests of all tabs; its value depends on the address, and null adds none. */
    public Browser sending(String header, Function<URI, String> value) {
        profile.send(header, value);
        return this;
    }

    /** Stops this tab before it follows a redirect or a refresh to such an address; {@link #resume} goes on. */
    public Browser stoppingBefore(Predicate<URI> address) {
        stop = address;
        return this;
    }

    /** Returns whether this tab has stopped, and has not gone on. */
    public boolean isStopped() {
        return stopped != null;
    }

    /** Follows the redirect or refresh before which the tab stopped, and all others after it. */
    public Page resume() {
        if (stopped == null) {
            throw new IllegalStateException("Did not stop: " + hops);
        }
        Navigation next = stopped;
        stopped = null;
        stop = address -> false;
        return navigate(next, null);
    }

    /** Presents a client certificate, and trusts the servers that the context trusts. Applies to all tabs. */
    public Browser presenting(SSLContext certificate) {
        profile.present(certificate);
        return this;
    }

    /** Returns whether the browser presents a client certificate. */
    public boolean isPresenting() {
        return profile.isPresenting();
    }

    /** Opens another tab of the same browser. */
    public Browser newTab() {
        return new Browser(profile);
    }

    /** Returns the requests made so far, oldest first. */
    public List<Hop> hops() {
        return List.copyOf(hops);
    }

    /** Returns the cookies that have not expired. */
    public List<HttpCookie> cookies() {
        return profile.cookies().all().stream()
                .map(stored -> {
                    HttpCookie cookie = new HttpCookie(stored.name(), stored.value());
                    cookie.setVersion(0);
                    cookie.setDomain(stored.domain());
                    cookie.setPath(stored.path());
                    cookie.setSecure(stored.secure());
                    cookie.setHttpOnly(stored.httpOnly());
                    return cookie;
                })
                .toList();
    }

    /** Copies the cookies that another browser has for an address into this one. */
    public void plant(Browser other, URI url) {
        profile.cookies().copy(other.profile.cookies(), url);
    }

    /** Opens an address that the user typed, or that another program handed to the browser. */
    public Page open(URI url) {
        return navigate(Navigation.typed(url), null);
    }

    /** Follows a link on a page of another site. */
    public Page openFromElsewhere(URI url) {
        return navigate(Navigation.from(ELSEWHERE, url, ReferrerPolicy.of(ELSEWHERE), true), null);
    }

    /** Sends a form that a page of another site submits by script. */
    public Page submitFromElsewhere(URI action, Map<String, String> fields) {
        FormSubmission form = new FormSubmission("POST", action, FormSubmission.encode(fields));
        return navigate(Navigation.submit(ELSEWHERE, form, ReferrerPolicy.of(ELSEWHERE), false), null);
    }

    /** Follows a link of a page. */
    public Page click(Page page, String selector) {
        Element link = page.find(selector);
        URI target = URI.create(link.absUrl("href"));
        return navigate(Navigation.from(page, target, ReferrerPolicy.of(page, link), true), page);
    }

    /**
     * Fills in the form of a button and presses the button.
     *
     * @param typed the values by the id of the field, or by its name if it has no id
     * @return the page that the tab shows then: the same one when its Content Security Policy blocks the submission
     */
    public Page submit(Page page, String button, Map<String, String> typed) {
        Element pressed = page.find(button);
        ReferrerPolicy policy = ReferrerPolicy.of(page, pressed.closest("form"));
        FormSubmission form = FormSubmission.of(page, pressed, typed);
        return navigate(Navigation.submit(page, form, policy, true), page);
    }

    /** Submits a form with the script of Faces. Follows a redirect in the response, and returns any other as it is. */
    public Page submitByAjax(Page page, String button, Map<String, String> typed) {
        Element pressed = page.find(button);
        Element form = pressed.closest("form");
        Map<String, String> fields = FormSubmission.fields(pressed, typed);
        fields.put("jakarta.faces.source", pressed.attr("name"));
        fields.put("jakarta.faces.behavior.event", "action");
        fields.put("jakarta.faces.partial.event", "click");
        fields.put("jakarta.faces.partial.ajax", "true");
        fields.put("jakarta.faces.partial.execute", pressed.attr("name") + " " + form.id());
        fields.put("jakarta.faces.partial.render", form.id());
        URI action = URI.create(form.absUrl("action"));
        HttpResponse<String> response = send(
                HttpRequest.newBuilder(action)
                        .POST(BodyPublishers.ofString(FormSubmission.encode(fields)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Faces-Request", "partial/ajax")
                        .header("Accept", "*/*")
                        .header("Origin", Origin.of(page.url()).toString())
                        .header("Referer", page.url().toString())
                        .header("Sec-Fetch-Dest", "empty")
                        .header("Sec-Fetch-Mode", "cors")
                        .header("Sec-Fetch-Site", "same-origin"),
                CookieStore.Context.SAME_SITE);
        Element redirect = Jsoup.parse(response.body(), "", Parser.xmlParser()).selectFirst("redirect");
        URI target = redirect == null ? null : RedirectPolicy.resolve(action, redirect.attr("url"));
        hops.add(new Hop("POST (ajax)", action, response.statusCode(), target, response.headers()));
        return target == null
                ? page(action, response)
                : navigate(Navigation.from(page, target, ReferrerPolicy.of(page), false), page);
    }

    /** Sends a request that a page makes in the background, with these headers and the cookies only. */
    public Page fetch(URI url, String... headers) {
        return page(url, send(HttpRequest.newBuilder(url).GET().headers(headers), CookieStore.Context.SAME_SITE));
    }

    /** Navigates with any method and without a body. Follows no redirect. */
    public Page request(String method, URI url, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .method(method, BodyPublishers.noBody())
                .header("Accept", "text/html")
                .header("Sec-Fetch-Dest", "document");
        return page(url, send(headers.length == 0 ? request : request.headers(headers), CookieStore.Context.SAME_SITE));
    }

    /** Loads a page, and the pages that it and its successors refresh to. */
    private Page navigate(Navigation first, Page shown) {
        Page page = load(first, shown);
        for (int i = 0; i < MAX_REFRESHES && page != shown; i++) {
            Optional<MetaRefresh> refresh = MetaRefresh.of(page);
            if (refresh.isEmpty()) {
                return page;
            }
            Duration delay = refresh.get().delay();
            LockSupport.parkNanos(Math.min(delay.toNanos(), MAX_REFRESH_DELAY.toNanos()));
            URI target = refresh.get().url();
            if (stop.test(target)) {
                stopped = Navigation.from(page, target, ReferrerPolicy.of(page), false);
            }
            if (stopped != null) {
                return page;
            }
            page = load(Navigation.from(page, target, ReferrerPolicy.of(page), false), page);
        }
        return page;
    }

    /** Sends a request and follows its redirects; returns the page that was shown before when a policy blocks one. */
    private Page load(Navigation first, Page shown) {
        Navigation next = first;
        while (next.redirects() <= RedirectPolicy.MAX_REDIRECTS) {
            if (next.isBlocked()) {
                return shown;
            }
            HttpResponse<String> response = send(withAuthorization(next.request()), next.cookieContext());
            URI url = next.url();
            int status = response.statusCode();
            if (status == 401 && profile.answers()) {
                hops.add(new Hop(next.method(), url, status, url, response.headers()));
                continue;
            }
            Optional<URI> target = RedirectPolicy.target(url, status, response.headers());
            hops.add(new Hop(next.method(), url, status, target.orElse(null), response.headers()));
            if (target.isEmpty()) {
                return page(url, response);
            }
            next = next.redirectedTo(target.get(), status, response.headers());
            if (stop.test(target.get())) {
                stopped = next;
                return page(url, response);
            }
        }
        throw new TooManyRedirectsException(hops);
    }

    private HttpRequest.Builder withAuthorization(HttpRequest.Builder request) {
        String authorization = profile.authorization();
        return authorization == null ? request : request.header("Authorization", authorization);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, CookieStore.Context context) {
        try {
            return profile.send(request, context);
        } catch (IllegalStateException e) {
            throw new IllegalStateException("No complete response after " + hops, e);
        }
    }

    private static Page page(URI url, HttpResponse<String> response) {
        return new Page(url, response.statusCode(), response.headers(), response.body());
    }
}
