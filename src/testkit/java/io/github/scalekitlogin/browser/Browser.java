// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.browser;

import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/**
 * A tab of a browser, as far as HTTP sees it: cookies shared by all tabs, redirects, forms, Referer by the page's policy,
 * fetch metadata, and Faces' ajax requests. Speaks HTTP/1.1, as browsers do without TLS. Not thread-safe.
 */
public final class Browser {

    private static final int MOST_REDIRECTS = 20;
    private static final int MOST_REFRESHES = 30;

    /** What pages that refresh themselves ask for. */
    private static final Duration REFRESH = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<Hop> hops = new ArrayList<>();
    private final Profile profile;

    /** Opens a browser that knows nobody. */
    public Browser() {
        this(new Profile());
    }

    private Browser(Profile profile) {
        this.profile = profile;
    }

    /** What the person types into the dialogue of a BASIC login; sent with every request from then on. */
    public Browser typing(String name, String password) {
        profile.type(name, password);
        return this;
    }

    /** The token a gateway in front of the application adds to every request from now on. */
    public Browser bearing(String token) {
        profile.bear(token);
        return this;
    }

    /** The certificate the person picks, and whom the browser trusts; presented by all tabs from then on. */
    public Browser presenting(SSLContext certificate) {
        profile.present(certificate);
        return this;
    }

    /** Returns whether the person has picked a certificate. */
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

    public List<HttpCookie> cookies() {
        return profile.cookies.getCookieStore().getCookies();
    }

    /** Plants the cookies another browser has for an address into this one. */
    public void plant(Browser other, URI url) {
        other.profile
                .cookies
                .getCookieStore()
                .get(url)
                .forEach(cookie -> profile.cookies.getCookieStore().add(url, cookie));
    }

    /** Sends a form that a page of another site filled in and submits by itself; any cookies go along. */
    public Page submitFromElsewhere(URI action, Map<String, String> fields) {
        return navigate("POST", action, encode(fields), null);
    }

    /** Follows an address typed in, or a link of another site. */
    public Page open(URI url) {
        return navigate("GET", url, null, null);
    }

    /** Follows a link of a page. */
    public Page click(Page page, String selector) {
        return navigate("GET", URI.create(page.find(selector).absUrl("href")), null, page);
    }

    /** Fills in the form a button belongs to and presses the button. */
    public Page submit(Page page, String button, Map<String, String> typed) {
        Element pressed = page.find(button);
        Element form = pressed.closest("form");
        String action =
                form.hasAttr("action") ? form.absUrl("action") : page.url().toString();
        Map<String, String> fields = fields(form, typed);
        if (pressed.hasAttr("name")) {
            fields.put(pressed.attr("name"), pressed.attr("value"));
        }
        return navigate("POST", URI.create(action), encode(fields), page);
    }

    /** The same as the script of Faces does it; a redirect in the answer is followed, anything else is its page. */
    public Page submitByAjax(Page page, String button, Map<String, String> typed) {
        Element pressed = page.find(button);
        Element form = pressed.closest("form");
        Map<String, String> fields = fields(form, typed);
        fields.put("jakarta.faces.source", pressed.attr("name"));
        fields.put("jakarta.faces.behavior.event", "action");
        fields.put("jakarta.faces.partial.event", "click");
        fields.put("jakarta.faces.partial.ajax", "true");
        fields.put("jakarta.faces.partial.execute", pressed.attr("name") + " " + form.id());
        fields.put("jakarta.faces.partial.render", form.id());
        URI action = URI.create(form.absUrl("action"));
        HttpResponse<String> answer = send(post(action, encode(fields))
                .header("Faces-Request", "partial/ajax")
                .header("Accept", "*/*")
                .header("Sec-Fetch-Dest", "empty")
                .header("Sec-Fetch-Mode", "cors")
                .header("Sec-Fetch-Site", "same-origin")
                .header("Referer", page.url().toString()));
        Element redirect = Jsoup.parse(answer.body(), "", Parser.xmlParser()).selectFirst("redirect");
        URI target = redirect == null ? null : action.resolve(redirect.attr("url"));
        hops.add(new Hop("POST (ajax)", action, answer.statusCode(), target, answer.headers()));
        return target == null
                ? new Page(action, answer.statusCode(), answer.headers(), answer.body())
                : navigate("GET", target, null, page);
    }

    /** Sends a request a page makes in the background, with these headers and no other. */
    public Page fetch(URI url, String... headers) {
        return page(url, send(HttpRequest.newBuilder(url).GET().headers(headers)));
    }

    /** Navigates with any method, without a body, and follows nothing. */
    public Page request(String method, URI url, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .method(method, BodyPublishers.noBody())
                .header("Accept", "text/html")
                .header("Sec-Fetch-Dest", "document");
        return page(url, send(headers.length == 0 ? request : request.headers(headers)));
    }

    /** Goes to an address, and on from pages that refresh themselves to another one. */
    private Page navigate(String method, URI start, String body, Page from) {
        Page page = follow(method, start, body, from);
        for (int i = 0; i < MOST_REFRESHES && page.refresh().isPresent(); i++) {
            LockSupport.parkNanos(REFRESH.toNanos());
            page = follow("GET", page.refresh().get(), null, page);
        }
        return page;
    }

    private Page follow(String method, URI start, String body, Page from) {
        URI url = start;
        String policy = from == null ? null : from.header("Referrer-Policy");
        String verb = method;
        boolean elsewhere = from == null;
        for (int i = 0; i < MOST_REDIRECTS; i++) {
            elsewhere |= !isSameOrigin(from, url);
            HttpRequest.Builder request = verb.equals("POST")
                    ? post(url, body)
                    : HttpRequest.newBuilder(withoutFragment(url)).GET();
            request.header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
                    .header("Sec-Fetch-Dest", "document")
                    .header("Sec-Fetch-Mode", "navigate")
                    .header("Sec-Fetch-Site", elsewhere ? "cross-site" : "same-origin");
            String referer = referer(from, String.valueOf(policy), url);
            if (referer != null) {
                request.header("Referer", referer);
            }
            if (profile.authorization() != null) {
                request.header("Authorization", profile.authorization());
            }
            HttpResponse<String> answer = send(request);
            if (answer.statusCode() == 401 && profile.answers()) {
                hops.add(new Hop(verb, url, 401, url, answer.headers()));
                continue;
            }
            String location = answer.headers().firstValue("Location").orElse("");
            boolean redirect = answer.statusCode() / 100 == 3 && !location.isEmpty();
            URI target = redirect ? url.resolve(location) : null;
            hops.add(new Hop(verb, url, answer.statusCode(), target, answer.headers()));
            if (!redirect) {
                return page(url, answer);
            }
            boolean again = answer.statusCode() == 307 || answer.statusCode() == 308;
            policy = answer.headers().firstValue("Referrer-Policy").orElse(policy);
            verb = again ? verb : "GET";
            url = target;
        }
        throw new AssertionError("More than " + MOST_REDIRECTS + " redirects: " + hops);
    }

    /** By default, other origins learn the origin only; a page may say less, or that they learn nothing. */
    private static String referer(Page from, String policy, URI to) {
        if (from == null) {
            return null;
        }
        boolean sameOrigin = isSameOrigin(from, to);
        if (policy.equals("no-referrer") || (policy.equals("same-origin") && !sameOrigin)) {
            return null;
        }
        return sameOrigin ? from.url().toString() : from.url().resolve("/").toString();
    }

    private static boolean isSameOrigin(Page from, URI to) {
        return from != null && from.url().resolve("/").equals(to.resolve("/"));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return profile.http()
                    .sendAsync(request.build(), BodyHandlers.ofString())
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("No whole answer after " + hops, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Page page(URI url, HttpResponse<String> answer) {
        return new Page(url, answer.statusCode(), answer.headers(), answer.body());
    }

    private static HttpRequest.Builder post(URI url, String body) {
        return HttpRequest.newBuilder(url)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private static Map<String, String> fields(Element form, Map<String, String> typed) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (Element input : form.select("input[name]:not([type=submit]), textarea[name]")) {
            String known = input.id().isEmpty() ? input.attr("name") : input.id();
            fields.put(input.attr("name"), typed.getOrDefault(known, input.val()));
        }
        return fields;
    }

    private static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8)
                        + '='
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static URI withoutFragment(URI url) {
        return url.getFragment() == null
                ? url
                : URI.create(url.toString().substring(0, url.toString().indexOf('#')));
    }
}
