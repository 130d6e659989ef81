// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekitlogin.browser.Browser;
import io.github.scalekitlogin.browser.Page;
import java.net.URI;
import org.junit.jupiter.api.Test;

class OpenIdProviderTest {

    @Test
    void shouldTellWhereEverythingIs() {
        try (OpenIdProvider provider = OpenIdProvider.start()) {
            Page metadata = new Browser().open(URI.create(provider.issuer() + "/.well-known/openid-configuration"));
            assertThat(metadata.status()).as(metadata.body()).isEqualTo(200);
            assertThat(metadata.body()).contains('"' + provider.issuer() + '"');
        }
    }
}
