import http from "node:http";
import path from "node:path";
import next from "next";
import { openSetUp } from "@/lib/accounts/server/set-up";
import { createCollaboration } from "@/lib/collaboration/server/create-collaboration";
import { disconnect } from "@/lib/db/database";
import { type Environment, publicUrl, readEnvironment, setEnvironment } from "@/lib/environment";
import { fillSortKeys } from "@/lib/glossary/server/fill-sort-keys";
import { loadSampleAtStart } from "@/lib/sample/server/load-sample-at-start";
import { setClientAddress } from "./client-address";
import { keepHeapSmall } from "./keep-heap-small";
import { openDatabase } from "./open-database";
import { readOrMakeSecret } from "./secret-file";
import { setSecurityHeaders } from "./security-headers";
import { startQueue } from "./start-queue";
import { serveCompressed } from "./static-files";
import { refuseWrongMethods } from "./wrong-method";

type Steps = { readonly name: string; readonly stop: () => Promise<void> | void }[];

/** How long open requests may take to end after a stop was asked for. */
const GRACE_MS = 3000;

/**
 * How long an unused connection is kept. Proxies and API clients keep theirs for up to a minute; one that the server
 * closes first, at the moment it is used again, is a failed request.
 */
const KEEP_ALIVE_MS = 75_000;

/**
 * Starts the product and serves until it is told to stop.
 *
 * @param flags `--dev` serves uncompiled pages, for developers; `--sample` loads the sample project once there is an owner
 * @throws Error whose message is one sentence; all that was started is stopped again
 */
export async function runServer(flags: readonly string[]): Promise<void> {
  keepHeapSmall();
  const environment = prepareEnvironment();
  const isDevelopment = flags.includes("--dev");
  const started: Steps = [];
  let stopped: Promise<void> | undefined;
  const stopOnce = () => {
    stopped ??= stopAll(started);
    return stopped;
  };
  const starting = startAll(environment, isDevelopment, started).then(() =>
    announce(environment, flags.includes("--sample")),
  );
  const stop = async () => {
    console.log("\n  Stopping…");
    // What is on its way up is let up first: else it would come up after everything was stopped, and stay.
    await starting.catch(() => {});
    await stopOnce();
    process.exit(0);
  };
  process.once("SIGINT", () => void stop());
  process.once("SIGTERM", () => void stop());
  try {
    await starting;
  } catch (error) {
    await stopOnce();
    throw error;
  }
}

function prepareEnvironment(): Environment {
  const given = readEnvironment();
  const secret = given.AUTH_SECRET ?? readOrMakeSecret(given.DATA_DIR);
  // next-auth reads these names itself.
  setEnvironment({
    AUTH_SECRET: secret,
    NEXTAUTH_SECRET: secret,
    NEXTAUTH_URL: publicUrl(given),
    NEXT_TELEMETRY_DISABLED: "1",
  });
  return readEnvironment();
}

async function startAll(environment: Environment, isDevelopment: boolean, started: Steps): Promise<void> {
  const database = await openDatabase({ asServer: true });
  started.push({ name: "PostgreSQL", stop: database.stop }, { name: "connections", stop: disconnect });
  if (database.migrations.length > 0)
    console.log(`  Database: ${database.migrations.length} migrations applied.`);
  await fillSortKeys();

  const collaboration = await createCollaboration();
  started.push({ name: "collaboration", stop: () => collaboration.close() });

  const queue = await startQueue();
  started.push({ name: "the queue", stop: queue.close });

  // Next hangs its own upgrade listener on the server it is given; this one never listens, so /collab is ours alone.
  const inert = http.createServer();
  const app = next({
    dev: isDevelopment,
    port: environment.PORT,
    hostname: environment.HOST,
    httpServer: inert,
  });
  await app.prepare();
  const handle = app.getRequestHandler();
  const isSecure = publicUrl(environment).startsWith("https:");
  const isBehindProxy = environment.PUBLIC_URL !== undefined;
  const serveStatic = isDevelopment ? () => false : serveCompressed(path.resolve(".next"));
  const refuseMethod = refuseWrongMethods();

  const server = http.createServer((request, response) => {
    setClientAddress(request, isBehindProxy);
    setSecurityHeaders(request, response, { isSecure, isDevelopment });
    if (!serveStatic(request, response) && !refuseMethod(request, response)) void handle(request, response);
  });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.on("upgrade", (request, socket, head) => {
    setClientAddress(request, isBehindProxy);
    if (request.url?.split("?")[0] === "/collab") collaboration.handleUpgrade(request, socket, head);
    else if (!isDevelopment || !inert.emit("upgrade", request, socket, head)) socket.destroy();
  });
  await listen(server, environment);
  started.push({ name: "web server", stop: () => closeServer(server) });
}

function whyNotListening(code: string | undefined, { HOST, PORT }: Environment): string {
  if (code === "EADDRINUSE") return `Port ${PORT} is in use: stop what uses it, or set PORT to another.`;
  if (code === "EACCES") return `This account may not open port ${PORT}: set PORT to one above 1023.`;
  return `HOST ${HOST} is no address of this machine: set HOST to one, such as 127.0.0.1 or 0.0.0.0.`;
}

function listen(server: http.Server, environment: Environment): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(new Error(whyNotListening(error.code, environment), { cause: error }));
    });
    server.listen(environment.PORT, environment.HOST, resolve);
  });
}

async function announce(environment: Environment, wantsSample: boolean): Promise<void> {
  const address = publicUrl(environment);
  const secret = await openSetUp();
  console.log(`\n  Duizhao 对照 is ready: ${address}\n`);
  if (secret === null) {
    const loaded = wantsSample ? await loadSampleAtStart() : null;
    if (loaded !== null) console.log(`  The sample project: ${address}/projects/${loaded.id}\n`);
    return;
  }
  const sample = wantsSample ? "&sample=1" : "";
  console.log(
    `  Make the first account with this one-time link:\n  ${address}/setup?token=${secret}${sample}\n`,
  );
}

function closeServer(server: http.Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), GRACE_MS).unref();
  });
}

/** Last started, first stopped. One that fails does not keep the others running. */
async function stopAll(started: Steps): Promise<void> {
  for (const step of started.splice(0).reverse()) {
    await Promise.resolve(step.stop()).catch((error: Error) =>
      console.error(`  Stopping ${step.name}: ${error.message}`),
    );
  }
}
