#!/usr/bin/env node
// Stand-in for Prisma's native schema-engine: same JSON-RPC over stdio, backed by the WASM engine + adapter-pg.
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import readline from "node:readline";
import { PrismaPg } from "@prisma/adapter-pg";
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import * as bg from "@prisma/schema-engine-wasm/schema_engine_bg";
import pg from "pg";

const require = createRequire(import.meta.url);
const wasmPath = path.join(
  path.dirname(require.resolve("@prisma/schema-engine-wasm/schema_engine_bg")),
  "schema_engine_bg.wasm",
);
const { instance } = await WebAssembly.instantiate(fs.readFileSync(wasmPath), {
  "./schema_engine_bg.js": bg,
});
bg.__wbg_set_wasm(instance.exports);
instance.exports.__wbindgen_start();

let panic = "";
globalThis.PRISMA_WASM_PANIC_REGISTRY = {
  set_message(m) {
    panic = m;
  },
  get() {
    return panic;
  },
};
const die = async (e) => {
  for (const n of [...shadows.keys()]) await dropShadow(n).catch(() => {});
  process.stderr.write(
    `${JSON.stringify({
      level: "ERROR",
      fields: { message: panic || String(e?.stack ?? e), is_panic: Boolean(panic) },
      target: "schema_engine::logger",
    })}\n`,
    () => process.exit(panic ? 101 : 1),
  );
};
process.on("uncaughtException", die);
process.on("unhandledRejection", die);
const argv = process.argv.slice(2);
const files = [];
let ds = {};
let cli = null;
for (let i = 0; i < argv.length; i++) {
  if (argv[i] === "--datamodels") files.push(argv[++i]);
  else if (argv[i] === "--datasource") ds = JSON.parse(argv[++i]);
  else if (argv[i] === "--version") {
    console.log("schema-engine-wasm", bg.version?.());
    process.exit(0);
  } else if (argv[i] === "cli") cli = argv[i + 1];
}
const url = ds.url;
let patched = false;
function patch(adapter) {
  if (patched) return adapter;
  patched = true;
  const own = Object.getPrototypeOf(adapter);
  let proto = own;
  while (!Object.hasOwn(proto, "performIO")) proto = Object.getPrototypeOf(proto);
  const { performIO, queryRaw } = proto;
  const chars = new WeakMap();
  // adapter-pg knows no "char" (oid 18), a catalog type: let it pass as text, then label the column Character, as the engine expects
  proto.performIO = async function (q) {
    const r = await performIO.call(this, q);
    const found = [];
    for (const [i, field] of (r.fields ?? []).entries()) {
      if (field.dataTypeID !== 18) continue;
      field.dataTypeID = 25;
      found.push(i);
    }
    chars.set(q, found);
    return r;
  };
  proto.queryRaw = async function (q) {
    const r = await queryRaw.call(this, q);
    for (const i of chars.get(q) ?? []) r.columnTypes[i] = ColumnTypeEnum.Character;
    return r;
  };
  // adapter-pg splits scripts on ';' (breaks functions and literals) and spreads them over pool connections: send the script whole
  own.executeScript = async function (script) {
    try {
      await this.client.query(script);
    } catch (e) {
      this.onError(e);
    }
  };
  return adapter;
}
const shadows = new Map();
async function dropShadow(name) {
  const admin = shadows.get(name);
  if (!admin) return;
  shadows.delete(name);
  await admin.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`);
  await admin.end();
}
class Factory extends PrismaPg {
  constructor(u) {
    super({ connectionString: u, max: 1 });
    this.u = u;
  }
  async connect() {
    return patch(await super.connect());
  }
  async connectToShadowDb() {
    const admin = new pg.Client({ connectionString: this.u });
    await admin.connect();
    const name = `prisma_shadow_${crypto.randomUUID()}`;
    await admin.query(`CREATE DATABASE "${name}" TEMPLATE template0`);
    const s = new URL(this.u);
    s.pathname = `/${name}`;
    const a = patch(await new PrismaPg({ connectionString: s.href, max: 1 }).connect());
    const dispose = a.dispose.bind(a);
    shadows.set(name, admin);
    a.dispose = async () => {
      await dispose();
      await dropShadow(name);
    };
    return a;
  }
}
if (cli) {
  const u = new URL(url);
  const name = u.pathname.slice(1);
  const adm = new URL(url);
  adm.pathname = "/postgres";
  try {
    if (cli === "can-connect-to-database") {
      const c = new pg.Client(url);
      await c.connect();
      await c.end();
    } else {
      const c = new pg.Client(adm.href);
      await c.connect();
      if (cli === "create-database") await c.query(`CREATE DATABASE "${name}"`);
      if (cli === "drop-database") await c.query(`DROP DATABASE "${name}" WITH (FORCE)`);
      await c.end();
    }
    process.exit(0);
  } catch (e) {
    const code =
      e.code === "3D000" ? "P1003" : e.code === "42P04" ? "P1009" : e.code === "28P01" ? "P1000" : "P1001";
    process.stderr.write(
      JSON.stringify({
        timestamp: new Date().toISOString(),
        level: "INFO",
        fields: { message: "schema-engine-wasm" },
        target: "schema_engine",
      }) +
        "\n" +
        JSON.stringify({
          timestamp: new Date().toISOString(),
          level: "ERROR",
          fields: { message: e.message, is_panic: false, error_code: code, meta: {} },
          target: "schema_engine::logger",
        }),
    );
    process.exit(1);
  }
}
let engine;
async function getEngine() {
  if (engine) return engine;
  const factory = bindMigrationAwareSqlAdapterFactory(new Factory(url));
  engine = await bg.SchemaEngine.new(
    { datamodels: files.length ? files.map((f) => [f, fs.readFileSync(f, "utf8")]) : undefined },
    () => {},
    factory,
  );
  return engine;
}
const send = (o) => process.stdout.write(`${JSON.stringify(o)}\n`);
let nextPrint = 1;
const rl = readline.createInterface({ input: process.stdin });
let chain = Promise.resolve();
rl.on("line", (line) => {
  if (!line.trim()) return;
  const m = JSON.parse(line);
  if (!m.method) return;
  chain = chain.then(async () => {
    try {
      const e = await getEngine();
      const meth = m.method === "getDatabaseVersion" ? "version" : m.method;
      const r = await e[meth](m.params);
      if (meth === "diff" && r.stdout != null)
        send({
          jsonrpc: "2.0",
          id: `p${nextPrint++}`,
          method: "print",
          params: { content: r.stdout.replace(/\n$/, "") },
        });
      send({ jsonrpc: "2.0", id: m.id, result: r ?? null });
    } catch (e) {
      send({
        jsonrpc: "2.0",
        id: m.id,
        error: {
          code: 4466,
          message: "An error happened. Check the data field for details.",
          data: { is_panic: false, message: e.message, error_code: e.code, meta: e.meta },
        },
      });
    }
  });
});
rl.on("close", () =>
  chain.then(async () => {
    for (const n of [...shadows.keys()]) await dropShadow(n).catch(() => {});
    process.exit(0);
  }),
);
