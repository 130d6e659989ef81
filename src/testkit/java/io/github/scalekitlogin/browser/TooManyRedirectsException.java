// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.browser;

import java.util.List;

/** A server redirects more often than browsers follow. */
public final class TooManyRedirectsException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooManyRedirectsException(List<Hop> hops) {
        super("More than " + RedirectPolicy.MAX_REDIRECTS + " redirects: " + hops);
    }
}
