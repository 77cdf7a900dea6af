import fs from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { listOperations } from "@/lib/http/all-operations";
import { openApiDocument } from "@/lib/http/openapi";
import { type FoundRoute, listFiles, listRoutes } from "@/lib/testing/routes";

const root = path.resolve(import.meta.dirname, "../../..");
let routes: FoundRoute[] = [];

beforeAll(async () => {
  // The catch-all answers not-found to everybody and is no operation.
  routes = (await listRoutes(root)).filter(({ urlPath }) => urlPath !== "/api/v1/{unknown}");
});

describe("every way in has a policy", () => {
  it("is found by walking the tree", () => {
    expect(routes.length).toBeGreaterThan(25);
  });

  it("each exported method carries its operation, at its own path", () => {
    const wrong = routes.filter(({ urlPath, method, operation }) => {
      if (operation === null) return true;
      return (
        operation.method !== method ||
        ![`/api${operation.path}`, `/api/v1${operation.path}`].includes(urlPath)
      );
    });
    expect(wrong.map(({ file, method }) => `${method} ${file}`)).toEqual([]);
  });

  it("each operation under /api/v1 is in the API's description, and none is there that does not exist", () => {
    const served = routes.filter(
      ({ urlPath }) => urlPath.startsWith("/api/v1/") && urlPath !== "/api/v1/openapi.json",
    );
    const name = ({ method, path: at }: { method: string; path: string }) => `${method} ${at}`;
    const described = listOperations().map(name);
    expect(served.map(({ operation }) => (operation === null ? "" : name(operation))).sort()).toEqual(
      [...described].sort(),
    );
  });

  it("there are no server actions, which would be doors without a policy", () => {
    const files = listFiles(root, ["app", "components", "lib"], /\.tsx?$/);
    const actions = files.filter((file) =>
      /^\s*["']use server["']/m.test(fs.readFileSync(path.join(root, file), "utf8")),
    );
    expect(actions).toEqual([]);
  });

  it("public ones are few and known", () => {
    const open = routes
      .filter(({ operation }) => operation?.policy === "public")
      .map(({ urlPath, method }) => `${method} ${urlPath}`);
    expect(open.sort()).toEqual([
      "GET /api/auth/{nextauth}",
      "GET /api/health/live",
      "GET /api/health/ready",
      "GET /api/metrics",
      "GET /api/v1/openapi.json",
      "POST /api/auth/{nextauth}",
      "POST /api/v1/invitations/{token}/accept",
      "POST /api/v1/setup",
    ]);
  });
});

describe("the API's description", () => {
  it("is OpenAPI 3.1 with a unique id for each operation", () => {
    const document = openApiDocument(listOperations(), "http://localhost") as {
      openapi: string;
      paths: Record<string, Record<string, { operationId: string }>>;
    };
    expect(document.openapi).toBe("3.1.0");
    const ids = Object.values(document.paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });
});
