// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.browser;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where the forms of a page may lead: the directive {@code form-action} of its
 * <a href="https://www.w3.org/TR/CSP3/#directive-form-action">Content Security Policies</a>.
 *
 * @param page the origin of the page
 * @param policies the sources of each policy that has the directive; all policies have to allow an address
 */
record FormActionPolicy(Origin page, List<List<String>> policies) {

    private static final Pattern HOST =
            Pattern.compile("(?:([a-z][a-z0-9+.-]*)://)?(\\*|(?:\\*\\.)?[^/:*]+|\\[[^]]+])(?::(\\d+|\\*))?(/.*)?");

    static FormActionPolicy of(Page page) {
        Stream<String> headers = page.headers().allValues("Content-Security-Policy").stream()
                .flatMap(header -> Arrays.stream(header.split(",")));
        Stream<String> metas = page.document().select("meta[http-equiv=Content-Security-Policy]").stream()
                .map(meta -> meta.attr("content"));
        List<List<String>> policies = Stream.concat(headers, metas)
                .flatMap(policy -> Arrays.stream(policy.split(";"))
                        .map(directive -> List.of(directive.strip().split("\\s+")))
                        .filter(words -> words.get(0).equalsIgnoreCase("form-action"))
                        .limit(1))
                .map(words -> words.subList(1, words.size()))
                .toList();
        return new FormActionPolicy(Origin.of(page.url()), policies);
    }

    /**
     * Returns whether a form may lead to an address.
     *
     * @param redirected whether the address comes from a redirect: paths do not count then
     */
    boolean allows(URI url, boolean redirected) {
        return policies.stream()
                .allMatch(sources -> sources.stream().anyMatch(source -> matches(source, url, redirected)));
    }

    private boolean matches(String source, URI url, boolean redirected) {
        Origin target = Origin.of(url);
        String lower = source.toLowerCase(Locale.ROOT);
        if (lower.equals("*")) {
            return true;
        }
        if (lower.startsWith("'")) {
            return lower.equals("'self'") && target.equals(page);
        }
        if (lower.endsWith(":")) {
            return isScheme(lower.substring(0, lower.length() - 1), target);
        }
        Matcher host = HOST.matcher(source);
        return host.matches()
                && isScheme(
                        host.group(1) == null ? page.scheme() : host.group(1).toLowerCase(Locale.ROOT), target)
                && isHost(host.group(2).toLowerCase(Locale.ROOT), target)
                && isPort(host.group(3), target)
                && (redirected || isPath(host.group(4), url.getPath()));
    }

    private static boolean isScheme(String scheme, Origin target) {
        return scheme.equals(target.scheme()) || scheme.equals("http") && target.isSecure();
    }

    private static boolean isHost(String pattern, Origin target) {
        return pattern.equals("*")
                || (pattern.startsWith("*.")
                        ? target.host().endsWith(pattern.substring(1))
                        : target.host().equals(pattern));
    }

    private static boolean isPort(String port, Origin target) {
        int expected = port == null
                ? Origin.defaultPort(target.scheme())
                : port.equals("*") ? target.port() : Integer.parseInt(port);
        return expected == target.port();
    }

    private static boolean isPath(String pattern, String path) {
        return pattern == null || (pattern.endsWith("/") ? path.startsWith(pattern) : path.equals(pattern));
    }
}
