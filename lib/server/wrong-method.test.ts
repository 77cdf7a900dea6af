import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { refuseWrongMethods } from "./wrong-method";

const PASSED_ON = 204;
const refuse = refuseWrongMethods();
const server = http.createServer((request, response) => {
  if (!refuse(request, response)) response.writeHead(PASSED_ON).end();
});
let base = "";

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

describe("refuseWrongMethods", () => {
  it.each([
    ["DELETE", "/api/v1/projects", "GET, POST, HEAD, OPTIONS"],
    ["POST", "/api/v1/projects/1", "DELETE, GET, PATCH, HEAD, OPTIONS"],
    ["GET", "/api/v1/projects/sample", "POST, OPTIONS"],
    ["PUT", "/api/v1/tracks/1/renderings?limit=1", "GET, HEAD, OPTIONS"],
  ])("answers %s %s with a problem that says what it takes", async (method, path, allow) => {
    const response = await fetch(base + path, { method });
    expect(response.status).toBe(405);
    expect(response.headers.get("content-type")).toBe("application/problem+json");
    expect(response.headers.get("allow")?.split(", ").sort()).toEqual(allow.split(", ").sort());
    expect(await response.json()).toMatchObject({ status: 405, code: "method-not-allowed" });
  });

  it.each([
    ["GET", "/api/v1/projects"],
    ["HEAD", "/api/v1/projects/1"],
    ["OPTIONS", "/api/v1/projects/sample"],
    ["PUT", "/api/v1/tracks/1/renderings/2"],
    ["DELETE", "/api/v1/nothing/of/the/kind"],
    ["POST", "/projects"],
  ])("leaves %s %s to the pages", async (method, path) => {
    expect((await fetch(base + path, { method })).status).toBe(PASSED_ON);
  });
});
