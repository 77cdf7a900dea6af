import { createHash, createSign, generateKeyPairSync, randomUUID } from "node:crypto";
import http from "node:http";
import type { AddressInfo } from "node:net";

export type OidcProvider = {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly stop: () => Promise<void>;
};

type Login = {
  readonly email: string;
  readonly verified: boolean;
  readonly nonce: string;
  readonly challenge: string;
};

const base64url = (value: string | Buffer): string => Buffer.from(value).toString("base64url");

/**
 * A small OpenID Connect provider: discovery, an authorization page on which the tester types an address, PKCE, signed
 * id tokens. An address that begins with "unverified" is one it does not vouch for.
 */
export async function startOidcProvider(clientOrigin: string): Promise<OidcProvider> {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const [clientId, clientSecret] = ["duizhao", randomUUID()];
  const logins = new Map<string, Login>();
  let issuer = "";

  const sign = (claims: object): string => {
    const head = base64url(JSON.stringify({ alg: "RS256", kid: "1", typ: "JWT" }));
    const body = base64url(JSON.stringify(claims));
    return `${head}.${body}.${createSign("RSA-SHA256").update(`${head}.${body}`).sign(privateKey, "base64url")}`;
  };

  const routes: Record<string, (url: URL, body: URLSearchParams, response: http.ServerResponse) => void> = {
    "/.well-known/openid-configuration": (_url, _body, response) =>
      json(response, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/jwks`,
        userinfo_endpoint: `${issuer}/userinfo`,
        response_types_supported: ["code"],
        subject_types_supported: ["public"],
        id_token_signing_alg_values_supported: ["RS256"],
      }),
    "/jwks": (_url, _body, response) =>
      json(response, {
        keys: [{ ...publicKey.export({ format: "jwk" }), kid: "1", alg: "RS256", use: "sig" }],
      }),
    "/authorize": (url, _body, response) => {
      const hidden = [...url.searchParams]
        .map(([name, value]) => `<input type="hidden" name="${name}" value="${value}">`)
        .join("");
      response.setHeader("content-type", "text/html");
      response.end(
        `<form action="/allow">${hidden}<label>Address <input name="email"></label><button>Allow</button></form>`,
      );
    },
    "/allow": (url, _body, response) => {
      const given = (name: string) => url.searchParams.get(name) ?? "";
      const code = randomUUID();
      const email = given("email");
      logins.set(code, {
        email,
        verified: !email.startsWith("unverified"),
        nonce: given("nonce"),
        challenge: given("code_challenge"),
      });
      const back = new URL(given("redirect_uri"));
      if (back.origin !== clientOrigin) return void response.writeHead(400).end("unknown redirect_uri");
      back.searchParams.set("code", code);
      back.searchParams.set("state", given("state"));
      response.writeHead(302, { location: back.href }).end();
    },
    "/token": (_url, body, response) => {
      const login = logins.get(body.get("code") ?? "");
      const challenge = createHash("sha256")
        .update(body.get("code_verifier") ?? "")
        .digest("base64url");
      if (login === undefined || challenge !== login.challenge) return void response.writeHead(400).end();
      const now = Math.floor(Date.now() / 1000);
      const claims = {
        iss: issuer,
        aud: clientId,
        sub: `sub:${login.email}`,
        iat: now,
        exp: now + 300,
        nonce: login.nonce,
      };
      const idToken = sign({
        ...claims,
        email: login.email,
        email_verified: login.verified,
        name: "Provider Person",
      });
      json(response, {
        access_token: randomUUID(),
        token_type: "Bearer",
        expires_in: 300,
        id_token: idToken,
      });
    },
  };

  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? "/", issuer);
    let body = "";
    request.on("data", (chunk) => {
      body += chunk;
    });
    request.on("end", () => {
      const handle = routes[url.pathname];
      if (handle === undefined) response.writeHead(404).end();
      else handle(url, new URLSearchParams(body), response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    clientId,
    clientSecret,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function json(response: http.ServerResponse, value: object): void {
  response.setHeader("content-type", "application/json");
  response.end(JSON.stringify(value));
}
