// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What one source knows about a user, converted and checked. Not thread-safe. */
final class SourceClaims {

    private final String source;
    private final Map<String, Finding> findings = new LinkedHashMap<>();

    /** Creates an empty collection for the source with this title. */
    SourceClaims(String source) {
        this.source = source;
    }

    /**
     * Sets a claim by name. Ignores null and blank values. A value without the type or format of the claim is stored as
     * refused.
     */
    void set(String name, Object value) {
        set(name, value, source);
    }

    /** Sets a claim by name, and names the part of the source that has the value, such as an attribute. */
    void set(String name, Object value, String origin) {
        if (ClaimValues.isMissing(value)) {
            return;
        }
        String key = key(name);
        try {
            if (Claim.isList(name)) {
                setNames(key, value, origin);
            } else {
                put(new Finding(key, origin, convert(name, value), null));
            }
        } catch (IllegalArgumentException e) {
            refuse(key, origin, reason(e));
        }
    }

    /** Stores that the source has a value which is not sent. */
    void refuse(String name, String reason) {
        refuse(name, source, reason);
    }

    /** Stores that a part of the source, such as an attribute, has a value which is not sent. */
    void refuse(String name, String origin, String reason) {
        put(new Finding(key(name), origin, null, reason));
    }

    /** Notes that single values of a claim are not sent. */
    void warn(String name, String origin, String reason) {
        Finding found = findings.get(key(name));
        if (found == null) {
            refuse(name, origin, reason);
        } else if (found.refusal() == null) {
            put(new Finding(found.claim(), origin, found.value(), reason));
        }
    }

    /** Returns what the source knows, by the names of claims. */
    Map<String, Finding> findings() {
        return findings;
    }

    /** Removes everything: the source has failed halfway. */
    void clear() {
        findings.clear();
    }

    private void put(Finding finding) {
        findings.put(finding.claim(), finding);
    }

    /** Single names are refused; the others are sent. */
    private void setNames(String key, Object value, String origin) {
        List<String> names = new ArrayList<>();
        Optional<String> refusal = Optional.empty();
        for (Object element : ClaimValues.elements(value)) {
            try {
                for (String name : element == null ? List.<String>of() : ClaimValues.names(element)) {
                    Optional<String> reason = ClaimFormat.TEXT.refusal(name);
                    refusal = refusal.isPresent() ? refusal : reason;
                    if (reason.isEmpty() && !names.contains(name)) {
                        names.add(name);
                    }
                }
            } catch (RefusedValueException e) {
                refusal = Optional.of(e.getMessage());
            }
        }
        put(new Finding(key, origin, List.copyOf(names), refusal.orElse(null)));
    }

    private static Object convert(String name, Object value) {
        Optional<Claim> claim = Claim.named(name);
        if (claim.isPresent()) {
            return claim.get().convert(value);
        }
        if (!ClaimValues.isJson(value)) {
            throw new RefusedValueException("has no form in JSON");
        }
        return value;
    }

    /** Returns the name of a claim as Scalekit spells it. */
    static String key(String name) {
        return Claim.named(name)
                .map(claim -> claim.key)
                .orElseGet(() -> Claim.CUSTOM + Claim.custom(name).orElseThrow());
    }

    /** The messages of other exceptions, such as the one for a number, may contain the value. */
    private static String reason(IllegalArgumentException e) {
        return e instanceof RefusedValueException ? e.getMessage() : "does not have the type of the claim";
    }

    /**
     * What a source says about one claim.
     *
     * @param claim the name of the claim
     * @param source the source, for messages
     * @param value the converted value, or null if it is refused
     * @param refusal why the value, or a part of a list, is not sent; otherwise null
     */
    record Finding(String claim, String source, Object value, String refusal) {

        /** Returns no value: values must not reach a log. */
        @Override
        public String toString() {
            return claim + " from " + source + ": " + (refusal == null ? "***" : refusal);
        }
    }
}
