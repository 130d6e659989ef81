// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import java.net.URI;
import java.util.Map;
import java.util.regex.Pattern;
import net.minidev.json.JSONObject;

/** The client of one of the two TypeScript SDKs, in the program {@code sdk-client.mjs}. */
final class TypeScriptSdkClient implements SdkClient {

    private static final Pattern LINE = Pattern.compile("^\\{\"(authorize|whoami|error)\".*");

    private final String version;
    private final URI mcp;
    private final NodeProcess process;
    private JSONObject end;

    private TypeScriptSdkClient(String version, URI mcp, String saved) {
        this.version = version;
        this.mcp = mcp;
        this.process = NodeProcess.start(
                NodeProcess.FOLDER.resolve("sdk-client.mjs"), Map.of(), version, mcp.toString(), saved);
    }

    static SdkClient start(String version, URI mcp) {
        return new TypeScriptSdkClient(version, mcp, "{}");
    }

    @Override
    public URI authorization() {
        JSONObject line = line();
        if (!line.containsKey("authorize")) {
            throw new AssertionError("No address to open:\n" + process.output());
        }
        return URI.create(line.getAsString("authorize"));
    }

    @Override
    public Map<String, Object> whoami() throws RefusedException {
        end = line();
        if (end.containsKey("error")) {
            throw new RefusedException(end.getAsString("error"));
        }
        if (!(end.get("whoami") instanceof JSONObject whoami)) {
            throw new AssertionError("No answer of the tool:\n" + process.output());
        }
        return whoami;
    }

    @Override
    public SdkClient restarted(String accessToken) {
        JSONObject saved = (JSONObject) end.get("saved");
        ((JSONObject) saved.get("tokens")).put("access_token", accessToken);
        return new TypeScriptSdkClient(version, mcp, saved.toJSONString());
    }

    @Override
    public void close() {
        process.close();
    }

    private JSONObject line() {
        try {
            return JSONObjectUtils.parse(process.await(LINE).group());
        } catch (ParseException e) {
            throw new AssertionError("Not JSON:\n" + process.output(), e);
        }
    }
}
