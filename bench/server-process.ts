import { spawn } from "node:child_process";
import fs from "node:fs";
import net from "node:net";
import os from "node:os";
import path from "node:path";
import { setEnvironment } from "@/lib/environment";

/** The product's own server, in a process of its own, on a data folder that is thrown away. */
export type ServerProcess = {
  readonly url: string;
  readonly pid: number;
  /** The owner's API: JSON in, JSON out; throws on a refusal. */
  readonly call: <Answer>(method: string, path: string, body?: unknown) => Promise<Answer>;
  /** Cookie header of the signed-in owner. */
  readonly cookie: string;
  readonly stop: () => Promise<void>;
};

const OWNER = { email: "owner@example.org", name: "Owner", password: "a sentence for measuring" };

/** Starts the server, makes its owner, signs in; afterwards DATA_DIR names its data for this process too. */
export async function startServerProcess(): Promise<ServerProcess> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), "duizhao-bench-"));
  fs.chmodSync(folder, 0o755);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const child = spawn(process.execPath, ["dist/server.mjs"], {
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "production", PORT: String(port), DATA_DIR: folder },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const setUpToken = await new Promise<string>((resolve, reject) => {
    let output = "";
    child.stdout.on("data", (chunk) => {
      output += chunk;
      const found = /setup\?token=(\S+)/.exec(output)?.[1];
      if (found !== undefined) resolve(found);
    });
    child.once("exit", (code) => reject(new Error(`The server ended with code ${code}: ${output}`)));
  });
  setEnvironment({ DATA_DIR: folder });
  await post(`${url}/api/v1/setup`, { ...OWNER, token: setUpToken });
  const cookie = await signIn(url);
  const call = async <Answer>(method: string, at: string, body?: unknown): Promise<Answer> => {
    const headers = { cookie, ...(body !== undefined && { "content-type": "application/json" }) };
    const response = await fetch(`${url}/api/v1${at}`, {
      method,
      headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`${method} ${at}: ${response.status} ${await response.text()}`);
    return (response.status === 204 ? undefined : await response.json()) as Answer;
  };
  const stop = async () => {
    const ended = new Promise((resolve) => child.once("exit", resolve));
    child.kill("SIGTERM");
    await ended;
    fs.rmSync(folder, { recursive: true, force: true });
  };
  return { url, pid: child.pid ?? 0, call, cookie, stop };
}

async function post(url: string, body: unknown): Promise<void> {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
}

async function signIn(url: string): Promise<string> {
  const csrf = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const body = new URLSearchParams({ csrfToken, email: OWNER.email, password: OWNER.password, json: "true" });
  const headers = { cookie: cookiesOf(csrf) };
  const response = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    body,
    headers,
    redirect: "manual",
  });
  return cookiesOf(response);
}

function cookiesOf(response: Response): string {
  return response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** Resident memory of a process, in megabytes. Linux only; NaN elsewhere. */
export function residentMegabytes(pid: number): number {
  try {
    const line = /VmRSS:\s+(\d+) kB/.exec(fs.readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return Math.round(Number(line) / 1024);
  } catch {
    return Number.NaN;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as net.AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}
