// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Random texts in a session: they have no claims, or claims that name the account. Reading never fails. */
class LoginClaimsFormatFuzzTest {

    private static final Logger LOG = Logger.getLogger("io.github.scalekitlogin");

    @BeforeAll
    static void begin() {
        LOG.setLevel(Level.OFF);
    }

    @AfterAll
    static void end() {
        LOG.setLevel(null);
    }

    @DictionaryEntries({"1 {\"sub\":\"alice\"}", "\"email\":\"a@b.example\"", "\"custom_attributes\":{\"a\":[1]}", "1 "
    })
    @FuzzTest
    void shouldReadClaimsOfTheAccountOrNone(byte[] bytes) {
        Map<String, Object> claims = LoginClaimsFormat.read(new String(bytes, StandardCharsets.UTF_8), "alice");
        if (!claims.isEmpty()) {
            assertThat(claims).containsEntry("sub", "alice");
        }
    }
}
