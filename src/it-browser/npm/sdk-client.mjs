// SPDX-License-Identifier: Apache-2.0
// A program around the official TypeScript client: connects, calls whoami, and tells each step in a line of JSON.
// node sdk-client.mjs v1|v2 MCP_URL SAVED
import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

const [version, url, saved] = process.argv.slice(2);
const sdk =
    version === 'v1'
        ? {
              ...(await import('@modelcontextprotocol/sdk/client/index.js')),
              ...(await import('@modelcontextprotocol/sdk/client/auth.js')),
              ...(await import('@modelcontextprotocol/sdk/client/streamableHttp.js'))
          }
        : await import('@modelcontextprotocol/client');

const tell = message => process.stdout.write(JSON.stringify(message) + '\n');

const callback = Promise.withResolvers();
const listener = createServer((request, response) => {
    response.end('You can go back to your AI client.');
    callback.resolve(new URL(request.url, 'http://127.0.0.1').searchParams);
});
await new Promise(resolve => listener.listen(0, '127.0.0.1', resolve));
const redirectUrl = `http://127.0.0.1:${listener.address().port}/callback`;

const store = JSON.parse(saved);
const state = randomUUID();
const provider = {
    redirectUrl,
    clientMetadata: {
        client_name: `MCP TypeScript SDK ${version}`,
        redirect_uris: [redirectUrl],
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code'],
        token_endpoint_auth_method: 'none'
    },
    state: () => state,
    clientInformation: () => store.client,
    saveClientInformation: client => void (store.client = client),
    tokens: () => store.tokens,
    saveTokens: tokens => void (store.tokens = tokens),
    codeVerifier: () => store.codeVerifier,
    saveCodeVerifier: codeVerifier => void (store.codeVerifier = codeVerifier),
    redirectToAuthorization: authorization => tell({ authorize: authorization.href })
};

async function connect() {
    const client = new sdk.Client({ name: 'scalekit-login-filter-test', version: '1.0.0' });
    const transport = new sdk.StreamableHTTPClientTransport(new URL(url), { authProvider: provider });
    try {
        await client.connect(transport);
        return client;
    } catch (e) {
        if (!(e instanceof sdk.UnauthorizedError)) {
            throw e;
        }
        await authorize(transport);
        return connect();
    }
}

async function authorize(transport) {
    const parameters = await callback.promise;
    if (parameters.get('state') !== state) {
        throw new Error('wrong state');
    }
    // Version 2 looks at iss and error itself.
    if (version === 'v1' && parameters.has('error')) {
        throw new Error(parameters.get('error'));
    }
    await transport.finishAuth(version === 'v1' ? parameters.get('code') : parameters);
}

try {
    const client = await connect();
    const result = await client.callTool({ name: 'whoami', arguments: {} });
    tell({ whoami: JSON.parse(result.content[0].text), saved: store });
    await client.close();
} catch (e) {
    tell({ error: e.code ? `${e.code}: ${e.message}` : String(e.message ?? e) });
}
listener.close();
