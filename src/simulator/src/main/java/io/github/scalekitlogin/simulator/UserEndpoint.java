// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Accepts the user details from the application. */
final class UserEndpoint implements Handler {

    private final String connectionId;
    private final MachineTokens tokens;
    private final LoginRequests loginRequests;
    private final BoundedLog<Submission> submissions;
    private final RandomIds ids = new RandomIds();

    UserEndpoint(
            String connectionId,
            MachineTokens tokens,
            LoginRequests loginRequests,
            BoundedLog<Submission> submissions) {
        this.connectionId = connectionId;
        this.tokens = tokens;
        this.loginRequests = loginRequests;
        this.submissions = submissions;
    }

    @Override
    public Reply reply(RecordedRequest request) {
        String authorization = request.header("Authorization").orElse("");
        if (!authorization.startsWith("Bearer ") || !tokens.accepts(authorization.substring("Bearer ".length()))) {
            return GrpcError.UNAUTHENTICATED.reply("The access token is missing, unknown, expired or revoked");
        }
        String connection = request.pathVariables().get(0);
        if (!connection.equals(connectionId)) {
            return GrpcError.NOT_FOUND.reply("connection not found: " + connection);
        }
        String loginRequestId = request.pathVariables().get(1);
        if (loginRequests.find(loginRequestId).isEmpty()) {
            return GrpcError.NOT_FOUND.reply("auth request not found: " + loginRequestId);
        }
        return findFault(request)
                .map(GrpcError.INVALID_ARGUMENT::reply)
                .orElseGet(() -> accept(loginRequestId, details(request).orElseThrow()));
    }

    private Reply accept(String loginRequestId, Map<String, Object> details) {
        Submission submission = new Submission(loginRequestId, details, ids.numbered("req_"));
        if (!loginRequests.submit(submission)) {
            return GrpcError.NOT_FOUND.reply("auth request not found: " + loginRequestId);
        }
        submissions.add(submission);
        return Reply.json(200, Map.of("auth_request_id", submission.authRequestId()));
    }

    private static Optional<String> findFault(RecordedRequest request) {
        String contentType = request.header("Content-Type").orElse("");
        if (!contentType.matches("(?i)application/json\\s*(;\\s*charset=\"?utf-8\"?\\s*)?")) {
            return Optional.of("the content type must be application/json");
        }
        if (request.body().indexOf('\uFFFD') >= 0) {
            return Optional.of("the body is not UTF-8");
        }
        return details(request).map(UserField::findFault).orElse(Optional.of("the body must be one JSON object"));
    }

    private static Optional<Map<String, Object>> details(RecordedRequest request) {
        try {
            return Optional.of(new LinkedHashMap<>(JSONObjectUtils.parseKeepingOrder(request.body())));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }
}
