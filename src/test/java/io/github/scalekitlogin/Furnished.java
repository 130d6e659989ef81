// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin;

import io.github.scalekitlogin.arrival.Arrival;
import io.github.scalekitlogin.internal.claims.ClaimsResolver;
import io.github.scalekitlogin.internal.config.Settings.Confirm;
import io.github.scalekitlogin.internal.page.Pages;
import io.github.scalekitlogin.internal.scalekit.ScalekitClient;
import io.github.scalekitlogin.pending.PendingLogins;
import io.github.scalekitlogin.signin.SignedIn;
import java.time.InstantSource;

/** The filter's ways as plain settings furnish them, for an application whose login page is at {@code /login}. */
final class Furnished {

    private Furnished() {}

    static Routes routes(ScalekitClient client) {
        return new Routes(new Rooms(
                "/scalekit",
                Confirm.SIGNED_IN,
                new Arrival("/scalekit/challenge", "/login"),
                new PendingLogins(InstantSource.system()),
                SignedIn.asTheContainerSays(),
                ClaimsResolver.builder().emailDomain("example.com").build(),
                client,
                new Pages(null, Rooms::context)));
    }
}
