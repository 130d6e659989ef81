// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.simulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads and records each request, and answers it with the injected fault or with the endpoint's handler. */
final class Dispatcher {

    private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());
    private static final int BODY_LIMIT = 1024 * 1024;

    private final Map<Endpoint, Handler> routes;
    private final Faults faults;
    private final BoundedLog<RecordedRequest> requests;

    Dispatcher(Map<Endpoint, Handler> routes, Faults faults, BoundedLog<RecordedRequest> requests) {
        this.routes = routes;
        this.faults = faults;
        this.requests = requests;
    }

    void handle(HttpExchange exchange, ResponseSender sender) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(BODY_LIMIT + 1);
        RecordedRequest request = record(exchange, new String(body, StandardCharsets.UTF_8));
        requests.add(request);
        Endpoint endpoint = request.endpoint();
        Optional<Fault> fault = faults.next(endpoint);
        if (body.length > BODY_LIMIT) {
            Reply tooLarge = ErrorReplies.at(endpoint, 413, "The body is larger than " + BODY_LIMIT + " bytes");
            sender.send(tooLarge.with("Connection", "close"));
        } else if (fault.isPresent()) {
            fault.get().apply(sender, endpoint, () -> answer(request));
        } else {
            sender.send(answer(request));
        }
    }

    private Reply answer(RecordedRequest request) {
        Reply reply = answerFromHandler(request);
        return request.endpoint().allowsOtherOrigins() ? reply.with("Access-Control-Allow-Origin", "*") : reply;
    }

    private Reply answerFromHandler(RecordedRequest request) {
        Endpoint endpoint = request.endpoint();
        if (endpoint == Endpoint.OTHER) {
            return ErrorReplies.page(404, "Not found", "not_found", "There is nothing at this address.");
        }
        if (endpoint.allowsOtherOrigins() && request.method().equals("OPTIONS")) {
            return new Reply(204, Map.of(), Reply.NO_BODY)
                    .with("Access-Control-Allow-Methods", endpoint.allowedMethods())
                    .with("Access-Control-Allow-Headers", "Authorization, Content-Type, MCP-Protocol-Version");
        }
        if (!endpoint.allows(request.method())) {
            return ErrorReplies.at(endpoint, 405, "Method not allowed").with("Allow", endpoint.allowedMethods());
        }
        try {
            return routes.get(endpoint).reply(request);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, () -> "The simulator failed at " + request, e);
            return ErrorReplies.at(endpoint, 500, "The simulator failed, see its log");
        }
    }

    private static RecordedRequest record(HttpExchange exchange, String body) {
        Map<String, List<String>> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        Endpoint endpoint = Endpoint.at(exchange.getRequestURI().getRawPath());
        return new RecordedRequest(
                endpoint, exchange.getRequestMethod(), exchange.getRequestURI(), Map.copyOf(headers), body);
    }
}
