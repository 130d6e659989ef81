// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import java.util.List;
import java.util.Map;
import net.minidev.json.JSONObject;

/** The errors of Scalekit's API: gRPC codes with the HTTP status of its gateway. */
enum GrpcError {
    UNKNOWN(2, 520),
    INVALID_ARGUMENT(3, 400),
    DEADLINE_EXCEEDED(4, 504),
    NOT_FOUND(5, 404),
    PERMISSION_DENIED(7, 403),
    RESOURCE_EXHAUSTED(8, 429),
    UNIMPLEMENTED(12, 501),
    INTERNAL(13, 500),
    UNAVAILABLE(14, 503),
    UNAUTHENTICATED(16, 401);

    private final int code;
    private final int httpStatus;

    GrpcError(int code, int httpStatus) {
        this.code = code;
        this.httpStatus = httpStatus;
    }

    static GrpcError forHttpStatus(int status) {
        for (GrpcError error : values()) {
            if (error.httpStatus == status) {
                return error;
            }
        }
        return UNKNOWN;
    }

    Reply reply(String message) {
        return reply(httpStatus, message);
    }

    Reply reply(int status, String message) {
        return Reply.json(status, new JSONObject(Map.of("code", code, "message", message, "details", List.of())));
    }
}
