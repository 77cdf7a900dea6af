import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import fs from "node:fs";
import http from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { database } from "@/lib/db/database";
import { setEnvironment } from "@/lib/environment";
import { buildTrack } from "@/lib/testing/build-texts";
import { MOST_TRIES } from "../core/deliveries";
import { askExport } from "./ask-export";
import { deliver } from "./deliver";
import { runExport } from "./run-export";
import { exportQuery } from "./schema";
import { openSecret, sealSecret } from "./seal-secret";
import { sendMessage } from "./send-message";
import { sealSecrets } from "./webhook-store";
import {
  createWebhook,
  deleteWebhook,
  listDeliveries,
  listWebhooks,
  resendDelivery,
  restoreWebhook,
  testWebhook,
} from "./webhooks";

type Received = { readonly headers: http.IncomingHttpHeaders; readonly body: string };
type Answer = (response: http.ServerResponse) => void;

const EVENTS = ["export.done", "export.failed"] as const;
const PAGE = { limit: 100 };
const never = (): AbortSignal => new AbortController().signal;
const ok: Answer = (response) => response.writeHead(204).end();

/** A receiver of messages on this machine, whose answers a test decides. */
let answer: Answer = ok;
let received: Received[] = [];
let server: http.Server;
let address = "";

beforeEach(async () => {
  setEnvironment({ WEBHOOK_ALLOW_PRIVATE: "on" });
  [answer, received] = [ok, []];
  server = http.createServer(receive);
  address = await listen(server, "http");
});

afterEach(() => {
  setEnvironment({ WEBHOOK_ALLOW_PRIVATE: "" });
  server.closeAllConnections();
  server.close();
});

function receive(request: http.IncomingMessage, response: http.ServerResponse): void {
  let body = "";
  request.setEncoding("utf8");
  request.on("data", (chunk: string) => {
    body += chunk;
  });
  request.on("end", () => {
    received.push({ headers: request.headers, body });
    answer(response);
  });
}

function listen(on: http.Server, scheme: string): Promise<string> {
  return new Promise((resolve) => {
    on.listen(0, "127.0.0.1", () =>
      resolve(`${scheme}://127.0.0.1:${(on.address() as AddressInfo).port}/hook`),
    );
  });
}

async function waiting(actor: Actor, webhookId: string): Promise<string> {
  const { items } = await listDeliveries(actor, webhookId, PAGE);
  return items.find(({ state }) => state === "waiting")?.id ?? "";
}

describe("webhooks", () => {
  it("tell their address of a file that is done and of one that failed, signed so that it knows us", async () => {
    const { owner, translator, projectId, documentId } = await buildTrack();
    const { id: webhookId, secret } = await createWebhook(owner, projectId, { address, events: EVENTS });
    const { id } = await askExport(translator, documentId, exportQuery.parse({ format: "csv" }));
    await runExport({ jobId: id, run: 1 }, never());
    const deliveryId = await waiting(owner, webhookId);
    await deliver(deliveryId, never());
    const [first] = received;
    expect(JSON.parse(first?.body ?? "")).toMatchObject({
      type: "export.done",
      data: {
        id,
        projectId,
        documentId,
        format: "csv",
        state: "done",
        fileName: "测试文档.csv",
        askedById: translator.id,
      },
    });
    const key = Buffer.from(secret.replace("whsec_", ""), "base64");
    const signed = `${deliveryId}.${first?.headers["webhook-timestamp"]}.${first?.body}`;
    expect(first?.headers["webhook-id"]).toBe(deliveryId);
    expect(first?.headers["webhook-signature"]).toBe(
      `v1,${createHmac("sha256", key).update(signed).digest("base64")}`,
    );
    expect(Math.abs(Number(first?.headers["webhook-timestamp"]) * 1000 - Date.now())).toBeLessThan(10_000);
    // Sent once, though it is tried again.
    await deliver(deliveryId, never());
    expect(received).toHaveLength(1);

    const failing = await askExport(translator, documentId, exportQuery.parse({ format: "csv" }));
    await database().membership.deleteMany({ where: { userId: translator.id } });
    await runExport({ jobId: failing.id, run: 1 }, never());
    await deliver(await waiting(owner, webhookId), never());
    expect(JSON.parse(received[1]?.body ?? "")).toMatchObject({
      type: "export.failed",
      data: { id: failing.id, error: "not-found", file: null },
    });
  });

  it("are tried again after an answer that is none of success, the same message each time, and given up after the last", async () => {
    const { owner, projectId } = await buildTrack();
    const { id: webhookId } = await createWebhook(owner, projectId, { address, events: EVENTS });
    const { id } = await testWebhook(owner, webhookId);
    answer = (response) => response.writeHead(500).end();
    await deliver(id, never());
    const [afterOne] = (await listDeliveries(owner, webhookId, PAGE)).items;
    expect(afterOne).toMatchObject({ state: "waiting", attempts: 1, status: 500, failure: "status" });
    expect(Date.parse(afterOne?.nextAt ?? "") - Date.parse(afterOne?.triedAt ?? "")).toBeGreaterThan(50_000);
    for (let tries = 1; tries < MOST_TRIES; tries += 1) await deliver(id, never());
    const [given] = (await listDeliveries(owner, webhookId, PAGE)).items;
    expect(given).toMatchObject({ state: "failed", attempts: MOST_TRIES, nextAt: null });
    expect(new Set(received.map(({ body }) => body)).size).toBe(1);

    answer = ok;
    expect(await resendDelivery(owner, id)).toMatchObject({ state: "waiting", attempts: 0 });
    await deliver(id, never());
    const [taken] = (await listDeliveries(owner, webhookId, PAGE)).items;
    expect(taken).toMatchObject({ state: "delivered", status: 204, failure: null, nextAt: null });
  });

  it("follow no redirect, and read no answer without end", async () => {
    const { owner, projectId } = await buildTrack();
    const { id: webhookId } = await createWebhook(owner, projectId, { address, events: EVENTS });
    answer = (response) => response.writeHead(307, { location: address }).end();
    await deliver((await testWebhook(owner, webhookId)).id, never());
    expect(received).toHaveLength(1);
    expect((await listDeliveries(owner, webhookId, PAGE)).items[0]).toMatchObject({
      status: 307,
      failure: "redirect",
    });

    let written = 0;
    answer = (response) => {
      response.writeHead(200);
      const pour = (): void => {
        written += 65_536;
        if (!response.destroyed) response.write("x".repeat(65_536), () => setImmediate(pour));
      };
      pour();
    };
    await deliver((await testWebhook(owner, webhookId)).id, never());
    expect((await listDeliveries(owner, webhookId, PAGE)).items[0]).toMatchObject({
      state: "delivered",
      status: 200,
    });
    expect(written).toBeLessThan(8_000_000);
  });

  it("reach nothing of one's own network, whatever the address is called", async () => {
    const { owner, projectId } = await buildTrack();
    const { id: webhookId } = await createWebhook(owner, projectId, { address, events: EVENTS });
    const { id } = await testWebhook(owner, webhookId);
    setEnvironment({ WEBHOOK_ALLOW_PRIVATE: "off" });
    await deliver(id, never());
    expect((await listDeliveries(owner, webhookId, PAGE)).items[0]).toMatchObject({
      failure: "address",
      status: null,
    });
    const port = new URL(address).port;
    const options = { allowsOwn: false, stop: never() };
    for (const host of [
      "127.0.0.1",
      "localhost",
      "[::1]",
      "[::ffff:7f00:1]",
      "2130706433",
      "169.254.169.254",
    ]) {
      const message = { address: `https://${host}:${port}/hook`, body: "{}", headers: {} };
      expect([host, await sendMessage(message, options)]).toEqual([
        host,
        { status: null, failure: "address" },
      ]);
    }
    expect(received).toEqual([]);
    for (const [given, refusal] of [
      ["http://example.org/", "not-https"],
      ["https://10.0.0.1/", "not-public"],
      ["https://me:word@example.org/", "with-password"],
      ["nonsense", "no-address"],
    ] as const) {
      const made = createWebhook(owner, projectId, { address: given, events: EVENTS });
      await expect(made).rejects.toMatchObject({ code: "invalid", key: `webhookAddress.${refusal}` });
    }
  });

  it("trust only a certificate that is trusted, under the name that was given", async () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), "duizhao-certificate-"));
    const [key, cert] = [path.join(folder, "key.pem"), path.join(folder, "cert.pem")];
    const request = ["req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost"];
    execFileSync("openssl", [...request, "-keyout", key, "-out", cert], { stdio: "ignore" });
    const secure = https.createServer({ key: fs.readFileSync(key), cert: fs.readFileSync(cert) }, receive);
    const own = await listen(secure, "https");
    const sent = await sendMessage(
      { address: own, body: "{}", headers: {} },
      { allowsOwn: true, stop: never() },
    );
    expect(sent).toEqual({ status: null, failure: "connection" });
    expect(received).toEqual([]);
    secure.close();
    fs.rmSync(folder, { recursive: true });
  });

  it("give a try back when the server stops, and it does not count", async () => {
    const { owner, projectId } = await buildTrack();
    const { id: webhookId } = await createWebhook(owner, projectId, { address, events: EVENTS });
    const { id } = await testWebhook(owner, webhookId);
    const stop = new AbortController();
    answer = () => stop.abort();
    await expect(deliver(id, stop.signal)).rejects.toThrow();
    expect((await listDeliveries(owner, webhookId, PAGE)).items[0]).toMatchObject({
      state: "waiting",
      attempts: 0,
    });
  });

  it("are the owners' alone; one that was removed hears nothing, and comes back with its secret", async () => {
    const { owner, reviewer, stranger, projectId } = await buildTrack();
    const { id: webhookId, secret } = await createWebhook(owner, projectId, { address, events: EVENTS });
    const { id } = await testWebhook(owner, webhookId);
    for (const [actor, code] of [
      [reviewer, "forbidden"],
      [stranger, "not-found"],
    ] as const) {
      await expect(listWebhooks(actor, projectId)).rejects.toMatchObject({ code });
      await expect(createWebhook(actor, projectId, { address, events: EVENTS })).rejects.toMatchObject({
        code,
      });
      await expect(testWebhook(actor, webhookId)).rejects.toMatchObject({ code });
      await expect(listDeliveries(actor, webhookId, PAGE)).rejects.toMatchObject({ code });
      await expect(resendDelivery(actor, id)).rejects.toMatchObject({ code });
      await expect(deleteWebhook(actor, webhookId)).rejects.toMatchObject({ code });
    }
    expect(JSON.stringify(await listWebhooks(owner, projectId))).not.toContain(secret);
    await deleteWebhook(owner, webhookId);
    await deliver(id, never());
    expect(received).toEqual([]);
    await expect(testWebhook(owner, webhookId)).rejects.toMatchObject({ code: "not-found" });
    await restoreWebhook(owner, webhookId);
    const { secret: kept } = await database().webhook.findUniqueOrThrow({ where: { id: webhookId } });
    expect(kept).not.toContain(secret.slice("whsec_".length));
    expect(openSecret(kept)).toBe(secret);
  });

  it("whose secret was kept in clear once are sealed; one that another server sealed is told of, and not used", async () => {
    const { owner, projectId } = await buildTrack();
    const { id: webhookId, secret } = await createWebhook(owner, projectId, { address, events: EVENTS });
    const where = { id: webhookId };
    await database().webhook.update({ where, data: { secret } });
    await sealSecrets(database(), sealSecret);
    const { secret: kept } = await database().webhook.findUniqueOrThrow({ where });
    expect([kept.startsWith("sealed:"), openSecret(kept)]).toEqual([true, secret]);
    const broken = `${kept.slice(0, -8)}AAAAAAA=`;
    expect([openSecret(broken), openSecret("sealed:1:AAAA")]).toEqual([null, null]);
    await database().webhook.update({ where, data: { secret: broken } });
    const { id } = await testWebhook(owner, webhookId);
    await deliver(id, never());
    expect(received).toEqual([]);
    const { items } = await listDeliveries(owner, webhookId, PAGE);
    expect(items).toMatchObject([{ state: "failed", failure: "secret" }]);
  });

  it("are so many and no more", async () => {
    const { owner, projectId } = await buildTrack();
    const make = () => createWebhook(owner, projectId, { address, events: EVENTS });
    for (let made = 0; made < 10; made += 1) await make();
    await expect(make()).rejects.toMatchObject({ key: "webhooksFull" });
  });
});
