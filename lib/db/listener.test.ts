import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readEnvironment } from "@/lib/environment";
import { until } from "@/lib/testing/collaboration-server";
import { createListener, type Listener } from "./listener";

const CHANNEL = "duizhao-listener-test";
let client: pg.Client;
let listener: Listener | undefined;
const heard: string[] = [];
let connections = 0;

const announce = (payload: string): Promise<unknown> =>
  client.query("SELECT pg_notify($1, $2)", [CHANNEL, payload]);

beforeAll(async () => {
  client = new pg.Client({ connectionString: readEnvironment().DATABASE_URL });
  await client.connect();
  listener = createListener({
    channels: [CHANNEL],
    onNotice: (channel, payload) => heard.push(`${channel}: ${payload}`),
    onConnected: () => {
      connections += 1;
    },
  });
});
afterAll(async () => {
  await listener?.close();
  await client.end();
});

describe("a listener", () => {
  it("hears all that is announced once it says that it listens", async () => {
    await listener?.listening;
    await announce("first");
    await until(() => heard.length > 0);
    expect(heard).toEqual([`${CHANNEL}: first`]);
    expect(connections).toBe(1);
  });

  it("connects again by itself when its connection is ended, and says so", async () => {
    await client.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = $1 AND pid <> pg_backend_pid()",
      [`LISTEN "${CHANNEL}"`],
    );
    await until(() => connections > 1);
    await announce("second");
    await until(() => heard.length > 1);
    expect(heard.at(-1)).toBe(`${CHANNEL}: second`);
  });

  it("says so when it cannot listen at all, and is closed", async () => {
    const url = "postgresql://nobody@127.0.0.1:1/nothing";
    const heardNothing = { channels: [CHANNEL], onNotice: () => {}, onConnected: () => {} };
    const none = createListener({ ...heardNothing, url, patienceMs: 50 });
    await expect(none.listening).rejects.toThrow("(LISTEN)");
    await none.close();
  });

  it("that is closed before it could connect keeps nobody waiting", async () => {
    const early = createListener({ channels: [CHANNEL], onNotice: () => {}, onConnected: () => {} });
    await early.close();
    await expect(early.listening).resolves.toBeUndefined();
  });
});
