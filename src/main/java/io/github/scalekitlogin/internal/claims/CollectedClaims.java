// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.github.scalekitlogin.claims.ClaimsProvider;
import io.github.scalekitlogin.claims.UserClaims;
import io.github.scalekitlogin.internal.claims.SourceClaims.Finding;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The claims from all sources, weakest source first. The strongest source that has a value decides, even if its value is
 * refused: the value of a weaker source may be about something else. A flag such as {@code email_verified} counts only together
 * with the value of the same source. Not thread-safe.
 */
final class CollectedClaims {

    private final Map<String, Finding> decisive = new LinkedHashMap<>();
    private final List<Finding> all = new ArrayList<>();

    /** Adds what a source knows. The source is stronger than those before. */
    void add(SourceClaims source) {
        Map<String, Finding> found = source.findings();
        for (Claim claim : Claim.values()) {
            if (claim.flagged()
                    .filter(flagged -> found.containsKey(flagged.key))
                    .isPresent()) {
                decisive.remove(claim.key);
            }
        }
        found.values().forEach(finding -> {
            boolean hasValue = Claim.named(finding.claim())
                    .flatMap(Claim::flagged)
                    .map(flagged -> found.containsKey(flagged.key))
                    .orElse(true);
            Finding counted = hasValue
                    ? finding
                    : new Finding(
                            finding.claim(), finding.source(), null, "applies to a value of the same source only");
            all.add(counted);
            if (hasValue) {
                decisive.put(finding.claim(), finding);
            }
        });
    }

    /** Adds what the application's provider has changed. */
    void addChanges(UserClaims before, UserClaims after, ClaimsProvider provider) {
        SourceClaims changes =
                new SourceClaims("the claims provider " + provider.getClass().getName());
        for (Claim claim : Claim.values()) {
            Object value = after.asMap().get(claim.key);
            if (!Objects.equals(before.asMap().get(claim.key), value)) {
                decisive.remove(claim.key);
                changes.set(claim.key, value);
            }
        }
        Map<String, Object> attributesBefore = attributes(before);
        Map<String, Object> attributesAfter = attributes(after);
        attributesBefore.keySet().stream()
                .filter(name -> !attributesAfter.containsKey(name))
                .forEach(name -> decisive.remove(Claim.CUSTOM + name));
        attributesAfter.forEach((name, value) -> {
            if (!Objects.equals(attributesBefore.get(name), value)) {
                decisive.remove(Claim.CUSTOM + name);
                changes.set(Claim.CUSTOM + name, value);
            }
        });
        // The builder has already removed a flag that is not about the value.
        all.addAll(changes.findings().values());
        decisive.putAll(changes.findings());
    }

    private static Map<String, Object> attributes(UserClaims claims) {
        return claims.customAttributes() == null ? Map.of() : claims.customAttributes();
    }

    /** Returns the values that are not refused. */
    UserClaims.Builder builder() {
        UserClaims.Builder claims = UserClaims.builder();
        decisive.values().stream()
                .filter(finding -> finding.value() != null)
                .forEach(finding -> Claim.named(finding.claim())
                        .ifPresentOrElse(
                                claim -> claim.set(claims, finding.value()),
                                () -> claims.customAttribute(
                                        Claim.custom(finding.claim()).orElseThrow(), finding.value())));
        return claims;
    }

    /** Returns what decides about a claim, or null if no source has a value. */
    Finding decisive(Claim claim) {
        return decisive.get(claim.key);
    }

    /** Returns what all sources have said, weakest source first. */
    List<Finding> all() {
        return Collections.unmodifiableList(all);
    }

    /** Returns what is not sent although no stronger source has replaced it. */
    List<Finding> refused() {
        return all.stream()
                .filter(finding ->
                        finding.refusal() != null && (isDecisive(finding) || !decisive.containsKey(finding.claim())))
                .toList();
    }

    /** Returns whether a finding is the one that decides about its claim. */
    boolean isDecisive(Finding finding) {
        return decisive.get(finding.claim()) == finding;
    }
}
