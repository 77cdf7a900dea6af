import fs from "node:fs";
import path from "node:path";
import { NextRequest } from "next/server";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { hashSecret } from "@/lib/accounts/server/secrets";
import { createToken } from "@/lib/accounts/server/store";
import { database } from "@/lib/db/database";
import { createAnnotation } from "@/lib/discussion/server/create-annotation";
import { getThread } from "@/lib/discussion/server/list-threads";
import { splitParagraph } from "@/lib/documents/server/split-paragraph";
import { bulkChange } from "@/lib/glossary/server/bulk-change";
import { createProposal } from "@/lib/glossary/server/create-proposal";
import { replaceWordings } from "@/lib/glossary/server/replace-wordings";
import { listOperations } from "@/lib/http/all-operations";
import { openApiDocument } from "@/lib/http/openapi";
import { askExport } from "@/lib/interchange/server/ask-export";
import { returnTexts } from "@/lib/interchange/server/return-texts";
import { exportQuery } from "@/lib/interchange/server/schema";
import { createWebhook, testWebhook } from "@/lib/interchange/server/webhooks";
import { fillTrack } from "@/lib/memory/server/fill-track";
import { importPairs } from "@/lib/memory/server/import-pairs";
import { listProjectMemories } from "@/lib/memory/server/links";
import { createAssignment } from "@/lib/review/server/create-assignment";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { type BuiltTrack, buildTrack } from "@/lib/testing/build-texts";
import { type FoundRoute, listFiles, listRoutes } from "@/lib/testing/routes";

const root = path.resolve(import.meta.dirname, "../../..");
/** An id of nothing. */
const SOME_ID = "0197a9a0-0000-7000-8000-000000000000";
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

/** Calls a route's handler as the person, with ids of things in the given project. */
async function call(route: FoundRoute, actor: Actor | null, ids: Record<string, string>): Promise<number> {
  const handlers = (await import(/* @vite-ignore */ path.join(root, route.file))) as Record<
    string,
    (request: NextRequest, context: object) => Promise<Response>
  >;
  const params = Object.fromEntries(
    [...route.urlPath.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, ids[name] ?? SOME_ID]),
  );
  const url = `http://localhost${route.urlPath.replace(/\{(\w+)\}/g, (_all, name: string) => params[name] ?? "")}${queryFor(route)}`;
  const headers = new Headers({ "content-type": "application/json" });
  if (actor !== null) headers.set("authorization", `Bearer ${await tokenOf(actor)}`);
  const init = ["GET", "HEAD"].includes(route.method) ? {} : { body: JSON.stringify(bodyFor(route)) };
  const response = await handlers[route.method]?.(
    new NextRequest(url, { method: route.method, headers, ...init }),
    { params: Promise.resolve(params) },
  );
  await response?.body?.cancel();
  return response?.status ?? 0;
}

/** A query that the operation accepts. */
function queryFor({ operation }: FoundRoute): string {
  const isList = operation?.method === "GET" && operation.path.endsWith("s");
  if (operation?.path.includes("/export") && !operation.path.includes("/export-presets") && !isList)
    return operation.path.startsWith("/gl") ? "?format=csv" : "?format=tmx";
  if (operation?.path.startsWith("/documents") && /\/(terms|findings|changes)$/.test(operation.path))
    return `?paragraph=${SOME_ID}&track=${SOME_ID}`;
  if (operation?.path.endsWith("/differences")) return `?track=${SOME_ID}&track=${SOME_ID}&base=${SOME_ID}`;
  if (operation?.path.endsWith("/concordance")) return "?q=a";
  if (operation?.path.endsWith("/replaceable")) return "?find=a";
  if (operation?.path === "/tracks/{trackId}/authorship") return `?paragraph=${SOME_ID}`;
  if (operation?.path.endsWith("/report")) return `?track=${SOME_ID}`;
  return "";
}

/** A body that the operation accepts, so that what refuses is the policy and not the form. */
function bodyFor({ operation }: FoundRoute): unknown {
  const bodies: Record<string, unknown> = {
    "PATCH /projects/{projectId}/members/{userId}": { role: "viewer" },
    "POST /projects/{projectId}/invitations": { role: "viewer" },
    "POST /projects/{projectId}/documents": { title: "t", format: "text", content: "一。" },
    "POST /projects/{projectId}/documents/preview": { format: "text", content: "一。" },
    "POST /documents/{documentId}/append": { format: "text", content: "一。" },
    "POST /documents/{documentId}/append/preview": { format: "text", content: "一。" },
    "POST /documents/{documentId}/tracks": { name: "t", language: "en" },
    "PUT /tracks/{trackId}/renderings/{paragraphId}": { text: "t" },
    "PUT /tracks/{trackId}/speakers": { speakers: [] },
    "POST /tracks/{trackId}/import": { text: "t" },
    "POST /tracks/{trackId}/returns": { content: "t" },
    "POST /tracks/{trackId}/alignment": { text: "t" },
    "PUT /tracks/{trackId}/alignment": { layout: { source: [], target: [], beads: [] } },
    "POST /tracks/{trackId}/alignment/realign": { layout: { source: [], target: [], beads: [] } },
    "POST /renderings/{renderingId}/state": { state: "translated" },
    "POST /renderings/{renderingId}/restore": { revision: 1 },
    "POST /renderings/{renderingId}/adoptions": { fromTrackId: SOME_ID, fromRevision: 1 },
    "PATCH /renderings/{renderingId}/adoptions/{adoptionId}": { reason: "t" },
    "POST /tracks/{trackId}/compositions": { prefer: [] },
    "PUT /paragraphs/{paragraphId}": { text: "t" },
    "PUT /paragraphs/{paragraphId}/vote": { trackId: null },
    "POST /paragraphs/{paragraphId}/decisions": { trackId: SOME_ID, revision: 1 },
    "POST /tracks/{trackId}/versions": { name: "t" },
    "POST /paragraphs/{paragraphId}/split": { offset: 1 },
    "POST /paragraphs/{paragraphId}/join": { withId: SOME_ID },
    "POST /paragraphs/{paragraphId}/move": { afterId: SOME_ID },
    "PUT /me/password": { current: "x", next: "y" },
    "POST /me/tokens": { name: "t" },
    "POST /projects": { name: "t" },
    "POST /documents/{documentId}/annotations": {
      ...{ paragraphId: crypto.randomUUID(), start: 0, end: 1, quote: "一" },
    },
    "POST /documents/{documentId}/threads": {
      ...{ subject: { type: "paragraph", id: crypto.randomUUID() }, body: "t" },
    },
    "POST /threads/{threadId}/comments": { body: "t" },
    "PATCH /comments/{commentId}": { body: "t" },
    "POST /projects/{projectId}/export-presets": { name: "t", wish: { format: "tmx" } },
    "PUT /projects/{projectId}/export-presets/{presetId}": { name: "t", wish: { format: "tmx" } },
    "POST /projects/{projectId}/webhooks": { address: "https://example.org/" },
    "POST /projects/{projectId}/labels": { nameEn: "t", nameZh: "t" },
    "PATCH /projects/{projectId}/labels": { id: crypto.randomUUID() },
    "POST /glossaries": { name: "t" },
    "PUT /glossaries/{glossaryId}/links/{projectId}": { right: "read" },
    "POST /glossaries/{glossaryId}/concepts": { terms: [{ language: "zh-CN", text: "词" }] },
    "POST /glossaries/{glossaryId}/bulk": { conceptIds: [SOME_ID], set: {} },
    "POST /glossaries/{glossaryId}/proposals": { concept: { terms: [{ language: "zh-CN", text: "词" }] } },
    "POST /concepts/{conceptId}/restore": { revision: 1 },
    "POST /concepts/{conceptId}/terms": { language: "en", text: "t" },
    "POST /proposals/{proposalId}/votes": { agrees: true },
    "POST /proposals/{proposalId}/decide": { accept: true },
    "POST /proposals/{proposalId}/threads": { body: "t" },
    "POST /glossaries/{glossaryId}/recognize": { text: "词" },
    "POST /glossaries/{glossaryId}/verdicts": { source: "词", target: "t" },
    "POST /concepts/{conceptId}/replacements": {
      edits: [{ renderingId: SOME_ID, start: 0, end: 1, expected: "a", text: "b" }],
    },
    "POST /renderings/{renderingId}/waivers": { conceptId: SOME_ID, reason: "t" },
    "POST /paragraphs/{paragraphId}/finding-waivers": {
      ...{ check: "source-repeat", fingerprint: "t", reason: "t" },
    },
    "POST /renderings/{renderingId}/finding-waivers": { check: "date", fingerprint: "t", reason: "t" },
    "POST /tracks/{trackId}/assignments": { assigneeId: SOME_ID, task: "translate" },
    "PUT /memories/{memoryId}/links/{projectId}": { right: "read" },
    "POST /projects/{projectId}/replacements": {
      find: "a",
      edits: [{ renderingId: SOME_ID, revision: 0, start: 0, end: 1, expected: "a", text: "b" }],
    },
    "POST /renderings/{renderingId}/memory-uses": { unitId: "1" },
    "POST /checks": { source: "t", target: "t" },
  };
  return bodies[`${operation?.method} ${operation?.path}`] ?? {};
}

/** A glossary of the project, with a concept, a term and an open proposal. */
async function glossaryIds(built: BuiltTrack): Promise<Record<string, string>> {
  const { glossaryId, owner, translator } = await buildGlossary({ project: built });
  const concept = await buildConcept(owner, glossaryId);
  const termId = concept.terms[1]?.id ?? "";
  const change = { conceptId: concept.id, steps: [{ op: "remove-term" as const, termId }] };
  const { id: proposalId } = await createProposal(translator, glossaryId, {
    ...change,
    reason: "",
    evidence: [],
  });
  const set = { domain: "law" };
  const { importId } = await bulkChange(owner, glossaryId, { conceptIds: [concept.id], set, reason: "" });
  const replacement = await replaceWordings(translator, concept.id, { edits: [], reason: "" });
  const made = { termId, proposalId, importId: importId ?? "", replacementId: replacement.id };
  return { glossaryId, conceptId: concept.id, ...made };
}

/** The project's own memory, with a file that was taken in and a rendering that was filled from it. */
async function memoryIds({
  owner,
  projectId,
  trackId,
  paragraphIds,
}: BuiltTrack): Promise<Record<string, string>> {
  const [memory] = (await listProjectMemories(owner, projectId)).items;
  const memoryId = memory?.id ?? "";
  const texts = [
    { language: "zh", text: "词语。" },
    { language: "en", text: "Words." },
  ];
  const units = async function* () {
    yield { place: "1", texts, at: null };
  };
  const { importId } = await importPairs(owner, memoryId, { units, fileName: "t.tmx", dryRun: false });
  await database().paragraph.update({ where: { id: paragraphIds[0] ?? "" }, data: { text: "词语。" } });
  const { fillId } = await fillTrack(owner, trackId, { threshold: 0.9, preview: false });
  return { memoryId, memoryImportId: importId ?? "", memoryFillId: fillId ?? "" };
}

/** A file that came back into the track. */
async function returnedIds({ owner, trackId, paragraphIds }: BuiltTrack): Promise<Record<string, string>> {
  const csv = `paragraph,source [zh-CN],Draft [en]\n${paragraphIds[1]},第二段。,Second.\n`;
  const file = { bytes: new TextEncoder().encode(csv), fileName: "t.csv", preview: false, take: [] };
  const { returnId } = await returnTexts(owner, trackId, file);
  return { returnedFileId: returnId ?? "" };
}

/** A file of the owner's that waits to be made, and a webhook that was sent a test. */
async function jobIds({ owner, projectId, documentId }: BuiltTrack): Promise<Record<string, string>> {
  const { id: exportId } = await askExport(owner, documentId, exportQuery.parse({ format: "tmx" }));
  const given = { address: "https://example.org/", events: ["export.done"] as const };
  const { id: webhookId } = await createWebhook(owner, projectId, given);
  const { id: deliveryId } = await testWebhook(owner, webhookId);
  return { exportId, webhookId, deliveryId };
}

async function tokenOf(actor: Actor): Promise<string> {
  const token = `dz_${actor.id}${crypto.randomUUID()}`;
  await createToken({
    userId: actor.id,
    name: "test",
    scopes: ["admin"],
    prefix: "dz_",
    tokenHash: hashSecret(token),
  });
  return token;
}

describe("whoever is not meant", () => {
  let built: BuiltTrack;
  let ids: Record<string, string>;

  beforeAll(async () => {
    built = await buildTrack();
    const [paragraphId = "", renderingId = ""] = [built.paragraphIds[0], built.renderingIds[0]];
    const annotation = await createAnnotation(built.translator, built.documentId, {
      span: { paragraphId, start: 0, end: 1, quote: "第" },
      ...{
        labelId: null,
        severity: null,
        conceptId: null,
        linkedTo: null,
        comment: { body: "t", mentions: [] },
      },
    });
    const [threadId = ""] = annotation.threadIds;
    const { comments } = await getThread(built.translator, threadId);
    const { id: assignmentId } = await createAssignment(built.reviewer, built.trackId, {
      ...{ assigneeId: built.translator.id, task: "translate", dueOn: null, note: "" },
      ...{ fromParagraphId: null, toParagraphId: null },
    });
    const { id: structureChangeId } = await splitParagraph(built.translator, built.paragraphIds[1] ?? "", {
      ...{ offset: 1, seen: null },
    });
    ids = {
      ...{ structureChangeId, annotationId: annotation.id, threadId, commentId: comments[0]?.id ?? "" },
      projectId: built.projectId,
      documentId: built.documentId,
      trackId: built.trackId,
      userId: built.viewer.id,
      paragraphId,
      renderingId,
      assignmentId,
      ...(await glossaryIds(built)),
      ...(await memoryIds(built)),
      ...(await returnedIds(built)),
      ...(await jobIds(built)),
      // The document has one part, which is no appended one.
      part: "0",
    };
  });

  it("nobody signed in: 401 from every route that is not public", async () => {
    for (const route of routes.filter(({ operation }) => operation?.policy !== "public")) {
      expect([`${route.method} ${route.urlPath}`, await call(route, null, ids)]).toEqual([
        `${route.method} ${route.urlPath}`,
        401,
      ]);
    }
  });

  it("a stranger: not-found from every route of a project, as if there were nothing", async () => {
    const inProjects = routes.filter(
      ({ operation }) => operation !== null && !["public", "signed-in"].includes(operation.policy),
    );
    for (const route of inProjects) {
      const status = await call(route, built.stranger, ids);
      expect([`${route.method} ${route.urlPath}`, status]).toEqual([`${route.method} ${route.urlPath}`, 404]);
    }
  });

  it("a viewer: refused by every route that needs more than viewing", async () => {
    const stronger = routes.filter(({ operation }) =>
      ["translate", "review", "manage"].includes(operation?.policy ?? ""),
    );
    for (const route of stronger) {
      const status = await call(route, built.viewer, ids);
      expect([403, 404], `${route.method} ${route.urlPath} answered ${status}`).toContain(status);
    }
  });
});
