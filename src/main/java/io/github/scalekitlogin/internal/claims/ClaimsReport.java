// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.internal.claims;

import io.github.scalekitlogin.internal.claims.SourceClaims.Finding;
import java.security.Principal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Which source gives which claim for one account, and what is refused. Contains no value. Immutable.
 */
public final class ClaimsReport {

    private final List<Row> rows;
    private final String failure;

    private ClaimsReport(List<Row> rows, String failure) {
        this.rows = List.copyOf(rows);
        this.failure = failure;
    }

    /** Returns one row for each claim of each source, weakest source first. */
    public List<Row> rows() {
        return rows;
    }

    /** Returns why the account could not be handed over, or empty. */
    public Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * What one source says about one claim.
     *
     * @param source the source, such as "the directory"
     * @param claim the name of the claim, or {@code -} if the row is about the whole source
     * @param value what kind of value it is, such as "text of 5 characters", or {@code -}
     * @param result "sent", "replaced by a stronger source", or why it is not sent
     */
    public record Row(String source, String claim, String value, String result) {}

    static ClaimsReport of(String account, PrincipalName form, AllowRule allow, List<ClaimsSource> sources) {
        Principal principal = () -> account;
        List<Row> failures = new ArrayList<>();
        if (allow.isSet()) {
            failures.add(new Row("scalekit.allow", "-", "-", "not asked: it needs the request of the user"));
        }
        CollectedClaims collected = new CollectedClaims();
        try {
            ClaimsSubject subject = new ClaimsSubject(principal, form.of(principal, null), Map.of(), Map.of(), null);
            sources.forEach(source -> ask(source, subject, collected).ifPresent(failures::add));
        } catch (ClaimsException e) {
            return new ClaimsReport(List.of(), e.getMessage());
        }
        List<Row> rows = collected.all().stream()
                .map(finding -> row(finding, collected))
                .collect(Collectors.toCollection(ArrayList::new));
        rows.addAll(failures);
        return new ClaimsReport(rows, failure(collected));
    }

    private static Optional<Row> ask(ClaimsSource source, ClaimsSubject subject, CollectedClaims collected) {
        if (source.needsRequest()) {
            return Optional.of(new Row(source.title(), "-", "-", "not asked: it needs the request of the user"));
        }
        try {
            collected.add(ClaimsResolver.read(source, subject));
            return Optional.empty();
        } catch (ClaimsException e) {
            return Optional.of(new Row(source.title(), "-", "-", e.getMessage()));
        }
    }

    private static Row row(Finding finding, CollectedClaims collected) {
        String result = collected.isDecisive(finding) ? "sent" : "replaced by a stronger source";
        return new Row(
                finding.source(),
                finding.claim(),
                masked(finding.value()),
                finding.refusal() == null ? result : "refused: it " + finding.refusal());
    }

    private static String failure(CollectedClaims collected) {
        try {
            ClaimsResolver.requireIdentity(collected);
            return null;
        } catch (ClaimsException e) {
            return e.getMessage();
        }
    }

    private static String masked(Object value) {
        if (value instanceof CharSequence text) {
            return "text of " + text.length() + " characters";
        } else if (value instanceof Collection<?> values) {
            return values.size() + " values";
        } else if (value instanceof Map<?, ?> map) {
            return "object with " + map.size() + " members";
        }
        return value == null ? "-" : value.getClass().getSimpleName();
    }

    /** Returns a table for people. */
    @Override
    public String toString() {
        return rows.stream()
                .map(row -> String.join(" | ", row.source(), row.claim(), row.value(), row.result()))
                .collect(Collectors.joining("\n", "", failure == null ? "" : "\n" + failure));
    }
}
