// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.browser;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/**
 * One request of a navigation in a tab; a redirect makes the next one.
 *
 * @param body the form fields, null without a body
 * @param referrer the {@code Referer}, null for none
 * @param origin the {@code Origin}, null for none
 * @param formAction where the redirects of a form may lead, null when no form is submitted
 */
record Navigation(
        String method,
        URI url,
        String body,
        FetchMetadata metadata,
        URI referrer,
        ReferrerPolicy referrerPolicy,
        String origin,
        FormActionPolicy formAction,
        int redirects) {

    /** The user types an address. */
    static Navigation typed(URI url) {
        return new Navigation(
                "GET", url, null, FetchMetadata.of(null, url, true), null, ReferrerPolicy.NO_REFERRER, null, null, 0);
    }

    /** A page leads to an address, by a link or by itself. */
    static Navigation from(Page page, URI url, ReferrerPolicy policy, boolean byUser) {
        return new Navigation(
                "GET",
                url,
                null,
                FetchMetadata.of(Origin.of(page.url()), url, byUser),
                referrer(policy, page.url(), url),
                policy,
                null,
                null,
                0);
    }

    /** A page submits a form. */
    static Navigation submit(Page page, FormSubmission form, ReferrerPolicy policy, boolean byUser) {
        Navigation link = from(page, form.url(), policy, byUser);
        String origin = form.body() == null ? null : policy.origin(page.url(), form.url());
        return new Navigation(
                form.method(),
                form.url(),
                form.body(),
                link.metadata,
                link.referrer,
                policy,
                origin,
                FormActionPolicy.of(page),
                0);
    }

    /** Returns the request that follows a redirect. */
    Navigation redirectedTo(URI target, int status, HttpHeaders headers) {
        String next = RedirectPolicy.method(method, status);
        boolean same = next.equals(method);
        ReferrerPolicy policy =
                ReferrerPolicy.of(headers.allValues("Referrer-Policy")).orElse(referrerPolicy);
        boolean leaves = !Origin.of(url).equals(Origin.of(target));
        return new Navigation(
                next,
                target,
                same ? body : null,
                metadata.redirectedTo(target),
                referrer == null ? null : referrer(policy, referrer, target),
                policy,
                same && origin != null ? (leaves ? "null" : origin) : null,
                formAction,
                redirects + 1);
    }

    /** Returns whether the policy of the page that submits a form keeps the browser from this request. */
    boolean isBlocked() {
        return formAction != null && !formAction.allows(url, redirects > 0);
    }

    CookieStore.Context cookieContext() {
        return CookieStore.context(metadata.initiator(), url, method);
    }

    HttpRequest.Builder request() {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url.toString().replaceFirst("#.*", "")));
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.method(method, BodyPublishers.ofString(body))
                    .header("Content-Type", "application/x-www-form-urlencoded");
        }
        request.header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        metadata.headers(url).forEach(request::header);
        if (referrer != null) {
            request.header("Referer", referrer.toString());
        }
        if (origin != null) {
            request.header("Origin", origin);
        }
        return request;
    }

    private static URI referrer(ReferrerPolicy policy, URI from, URI to) {
        String referrer = policy.referrer(from, to);
        return referrer == null ? null : URI.create(referrer);
    }
}
