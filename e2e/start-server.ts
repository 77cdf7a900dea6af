import { type ChildProcess, spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { startOidcProvider } from "./oidc-provider";

/** What the tests need to know of the server, in variables that Playwright's workers inherit. */
export const BASE_URL = "DUIZHAO_TEST_URL";
export const SET_UP_URL = "DUIZHAO_TEST_SET_UP_URL";

/** Starts the production server beside a small OpenID Connect provider; returns the end. */
export default async function startServer(): Promise<() => Promise<void>> {
  const port = await freePort();
  const provider = await startOidcProvider(`http://127.0.0.1:${port}`);
  const server = await startOne(port, {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    OIDC_NAME: "Test Provider",
  });
  process.env[SET_UP_URL] = server.setUpUrl;
  process.env[BASE_URL] = server.url;
  return async () => {
    await server.stop();
    await provider.stop();
  };
}

export type StartedServer = {
  readonly url: string;
  readonly setUpUrl: string;
  readonly stop: () => Promise<void>;
};

/** Another server, on which nobody has an account yet. */
export const startAnother = async (): Promise<StartedServer> => startOne(await freePort(), {});

/** A server on a data folder of its own. */
async function startOne(port: number, more: Readonly<Record<string, string>>): Promise<StartedServer> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "duizhao-e2e-"));
  fs.chmodSync(folder, 0o755);
  const server = spawn(process.execPath, ["dist/server.mjs"], {
    env: {
      ...{ PATH: process.env.PATH ?? "", NODE_ENV: "production" },
      ...{ PORT: String(port), DATA_DIR: folder, ...more },
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const setUpUrl = await untilReady(server);
  const stop = async (): Promise<void> => {
    const ended = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGTERM");
    await ended;
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { url: `http://127.0.0.1:${port}`, setUpUrl, stop };
}

/** Resolves with the set-up link that the server prints. */
function untilReady(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = "";
    let isReady = false;
    const collect = (chunk: Buffer) => {
      if (isReady) return;
      output += chunk.toString();
      const link = /(http\S+\/setup\?token=\S+)/.exec(output)?.[1];
      isReady = link !== undefined;
      if (link !== undefined) resolve(link);
    };
    server.stdout?.on("data", collect);
    server.stderr?.on("data", (chunk: Buffer) => {
      collect(chunk);
      if (process.env.DUIZHAO_TEST_VERBOSE !== undefined) process.stderr.write(chunk);
    });
    server.once("exit", (code) => reject(new Error(`The server ended with code ${code}:\n${output}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
