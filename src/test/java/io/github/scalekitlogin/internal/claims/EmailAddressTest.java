// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which texts are e-mail addresses. */
class EmailAddressTest {

    private static final String LONG_LABEL = "a123456789b123456789c123456789d123456789e123456789f123456789g123";
    private static final String LONG_LOCAL_PART = LONG_LABEL + "x";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice@example.com",
                "alice.o'neil+mcp_1-2@sub.example.co.uk",
                "jörg@müller.example",
                "jo\u0308rg@mu\u0308ller.example",
                "用户@例子.广告",
                "उपयोगकर्ता@उदाहरण.कॉम",
                "alice@xn--mller-kva.example",
                "1@2.example",
                "ALICE@EXAMPLE.COM"
            })
    void shouldAccept(String address) {
        boolean composed = java.text.Normalizer.isNormalized(address, java.text.Normalizer.Form.NFC);
        assertThat(ClaimFormat.EMAIL.refusal(address).isEmpty()).isEqualTo(composed);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alice",
                "@example.com",
                "alice@",
                "alice@@example.com",
                "a@b@example.com",
                "alice@localhost",
                "alice@example",
                "alice@example.com.",
                "alice@.example.com",
                "alice@exa..mple.com",
                "alice@-example.com",
                "alice@example-.com",
                "alice@exa_mple.com",
                "alice@127.0.0.1",
                "alice@[127.0.0.1]",
                "alice@\uFF45xample.com",
                "alice@example\u3002com",
                ".alice@example.com",
                "alice.@example.com",
                "ali..ce@example.com",
                "ali ce@example.com",
                "\"alice\"@example.com",
                "Alice <alice@example.com>",
                "alice@example.com,bob@example.com",
                "mailto:alice@example.com",
                "CORP\\alice@example.com",
                "CN=Alice,O=Example@example.com",
                "ali?e@example.com",
                "al(i)ce@example.com",
                LONG_LOCAL_PART + "@example.com",
                "alice@" + LONG_LABEL + ".com"
            })
    void shouldRefuse(String address) {
        assertThat(ClaimFormat.EMAIL.refusal(address)).isPresent();
    }
}
