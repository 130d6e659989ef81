// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.browser;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import okhttp3.Cookie;
import okhttp3.HttpUrl;

/**
 * The cookies of a browser: RFC 6265bis as Chromium implements it. OkHttp parses them and matches domain, path and age; this
 * class adds {@code SameSite}, the prefixes, and loopback addresses that count as secure. Ignores cookies without a name, which
 * Chromium stores. Thread-safe.
 */
final class CookieStore {

    /** Which cookies a request may have, by the site that initiated it. */
    enum Context {
        /** The same site, or the user. */
        SAME_SITE,
        /** Another site navigates with GET. */
        CROSS_SITE_GET,
        /** Another site navigates with another method. */
        CROSS_SITE_UNSAFE
    }

    /** Chromium sends new cookies without {@code SameSite} with a cross-site POST, for logins that rely on it. */
    private static final Duration LAX_ALLOWS_UNSAFE = Duration.ofMinutes(2);

    private static final Pattern IP_ADDRESS = Pattern.compile("[\\d.]+|\\[.*]");

    private final List<StoredCookie> cookies = new ArrayList<>();
    private final Clock clock;

    CookieStore(Clock clock) {
        this.clock = clock;
    }

    /** Returns the cookie context of a navigation. */
    static Context context(Origin initiator, URI url, String method) {
        if (initiator == null || initiator.isSameSite(Origin.of(url))) {
            return Context.SAME_SITE;
        }
        return method.equals("GET") || method.equals("HEAD") ? Context.CROSS_SITE_GET : Context.CROSS_SITE_UNSAFE;
    }

    /** Stores the cookies that a response sets. */
    synchronized void store(URI url, List<String> setCookieHeaders) {
        for (String header : setCookieHeaders) {
            Cookie cookie = Cookie.parse(HttpUrl.get(url), header);
            if (cookie != null && isAcceptable(cookie, Origin.of(url))) {
                put(cookie);
            }
        }
    }

    /** Returns the {@code Cookie} header for a request, empty when there is none. */
    synchronized String header(URI url, Context context) {
        return matching(url).stream()
                .filter(stored -> stored.isSentIn(context, clock.instant()))
                .map(stored -> stored.cookie().name() + "=" + stored.cookie().value())
                .collect(Collectors.joining("; "));
    }

    synchronized List<Cookie> all() {
        cookies.removeIf(stored -> stored.isExpired(clock.instant()));
        return cookies.stream().map(StoredCookie::cookie).toList();
    }

    /** Copies the cookies that another browser has for an address. */
    void copy(CookieStore other, URI url) {
        List<Cookie> copied;
        synchronized (other) {
            copied = other.matching(url).stream().map(StoredCookie::cookie).toList();
        }
        synchronized (this) {
            copied.forEach(this::put);
        }
    }

    /** Longer paths first, then the older cookies: the order of the header. */
    private List<StoredCookie> matching(URI url) {
        cookies.removeIf(stored -> stored.isExpired(clock.instant()));
        HttpUrl address = HttpUrl.get(url);
        HttpUrl secured = Origin.of(url).isTrustworthy()
                ? address.newBuilder().scheme("https").build()
                : address;
        return cookies.stream()
                .filter(stored -> stored.cookie().matches(secured))
                .sorted(Comparator.comparing(
                        (StoredCookie stored) -> -stored.cookie().path().length()))
                .toList();
    }

    /** A cookie with a new value counts as new; one with the same value keeps its place and age. */
    private void put(Cookie cookie) {
        Optional<StoredCookie> old =
                cookies.stream().filter(stored -> stored.isReplacedBy(cookie)).findFirst();
        if (old.isPresent() && old.get().cookie().value().equals(cookie.value())) {
            cookies.replaceAll(stored -> stored == old.get() ? new StoredCookie(cookie, stored.created()) : stored);
        } else {
            old.ifPresent(cookies::remove);
            cookies.add(new StoredCookie(cookie, clock.instant()));
        }
    }

    private static boolean isAcceptable(Cookie cookie, Origin origin) {
        String name = cookie.name().toLowerCase(Locale.ROOT);
        boolean secure = cookie.secure() && origin.isTrustworthy();
        boolean none = "none".equalsIgnoreCase(cookie.sameSite());
        // The domain of an address is the address: Chromium ignores the attribute.
        boolean hostOnly =
                cookie.hostOnly() || IP_ADDRESS.matcher(origin.host()).matches();
        return (secure || !cookie.secure())
                && (secure || !none)
                && (secure || !name.startsWith("__secure-"))
                && (!name.startsWith("__host-")
                        || secure && hostOnly && cookie.path().equals("/"));
    }

    private record StoredCookie(Cookie cookie, Instant created) {

        boolean isReplacedBy(Cookie other) {
            return cookie.name().equals(other.name())
                    && cookie.domain().equals(other.domain())
                    && cookie.path().equals(other.path())
                    && cookie.hostOnly() == other.hostOnly();
        }

        boolean isExpired(Instant now) {
            return cookie.expiresAt() <= now.toEpochMilli();
        }

        boolean isSentIn(Context context, Instant now) {
            String sameSite = String.valueOf(cookie.sameSite()).toLowerCase(Locale.ROOT);
            return switch (sameSite) {
                case "none" -> true;
                case "strict" -> context == Context.SAME_SITE;
                case "lax" -> context != Context.CROSS_SITE_UNSAFE;
                default ->
                    context != Context.CROSS_SITE_UNSAFE
                            || created.plus(LAX_ALLOWS_UNSAFE).isAfter(now);
            };
        }
    }
}
