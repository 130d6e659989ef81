// SPDX-License-Identifier: Apache-2.0
package io.github.scalekitlogin.mcp;

/** The client of the MCP TypeScript SDK, version 1. */
class TypeScriptSdkV1IT extends SdkClientFlow {

    @Override
    SdkClient start() {
        return TypeScriptSdkClient.start("v1", mcp);
    }
}
