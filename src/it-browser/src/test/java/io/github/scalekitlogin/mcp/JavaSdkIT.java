// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

/** The client of the MCP Java SDK. */
class JavaSdkIT extends SdkClientFlow {

    @Override
    SdkClient start() {
        return JavaSdkClient.start(mcp);
    }
}
