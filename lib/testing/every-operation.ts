import path from "node:path";
import { NextRequest } from "next/server";
import type { Actor } from "@/lib/accounts/core/actor";
import { hashSecret } from "@/lib/accounts/server/secrets";
import { createToken } from "@/lib/accounts/server/store";
import { database } from "@/lib/db/database";
import { createAnnotation } from "@/lib/discussion/server/create-annotation";
import { listLabels } from "@/lib/discussion/server/labels";
import { getThread } from "@/lib/discussion/server/list-threads";
import { splitParagraph } from "@/lib/documents/server/split-paragraph";
import { bulkChange } from "@/lib/glossary/server/bulk-change";
import { createProposal } from "@/lib/glossary/server/create-proposal";
import { replaceWordings } from "@/lib/glossary/server/replace-wordings";
import { askExport } from "@/lib/interchange/server/ask-export";
import { returnTexts } from "@/lib/interchange/server/return-texts";
import { exportQuery } from "@/lib/interchange/server/schema";
import { createWebhook, testWebhook } from "@/lib/interchange/server/webhooks";
import { fillTrack } from "@/lib/memory/server/fill-track";
import { importPairs } from "@/lib/memory/server/import-pairs";
import { listProjectMemories } from "@/lib/memory/server/links";
import { createAssignment } from "@/lib/review/server/create-assignment";
import { buildConcept, buildGlossary } from "./build-glossary";
import { type BuiltTrack, buildTrack } from "./build-texts";
import type { FoundRoute } from "./routes";

/** An id of nothing. */
export const SOME_ID = "0197a9a0-0000-7000-8000-000000000000";
const root = path.resolve(import.meta.dirname, "../..");

/** What a request of a walk differs in from the one that the operation accepts. */
export type Variation = {
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** Calls a route's handler as the person, with ids of things in the given project and what the operation accepts. */
export async function callRoute(
  route: FoundRoute,
  actor: Actor | null,
  ids: Readonly<Record<string, string>>,
  variation: Variation = {},
): Promise<Response> {
  const handlers = (await import(/* @vite-ignore */ path.join(root, route.file))) as Record<
    string,
    (request: NextRequest, context: object) => Promise<Response>
  >;
  const params = Object.fromEntries(
    [...route.urlPath.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => [name, ids[name] ?? SOME_ID]),
  );
  const place = route.urlPath.replace(/\{(\w+)\}/g, (_all, name: string) => params[name] ?? "");
  const url = new URL(`http://localhost${place}${queryFor(route, ids)}`);
  for (const [name, value] of Object.entries(variation.query ?? {})) url.searchParams.set(name, value);
  const headers = new Headers({ "content-type": "application/json", ...variation.headers });
  if (actor !== null) headers.set("authorization", `Bearer ${await tokenOf(actor)}`);
  const given = variation.body === undefined ? bodyFor(route, ids) : variation.body;
  const init = ["GET", "HEAD"].includes(route.method) ? {} : { body: JSON.stringify(given) };
  const handle = handlers[route.method];
  if (handle === undefined) throw new Error(`${route.file} has no ${route.method}`);
  const request = new NextRequest(url, { method: route.method, headers, ...init });
  return handle(request, { params: Promise.resolve(params) });
}

/** The status of the same, the answer's body thrown away. */
export async function statusOf(...asked: Parameters<typeof callRoute>): Promise<number> {
  const response = await callRoute(...asked);
  await response.body?.cancel();
  return response.status;
}

/** A query that the operation accepts. */
function queryFor({ operation }: FoundRoute, ids: Readonly<Record<string, string>>): string {
  const { paragraphId = SOME_ID, trackId = SOME_ID, otherTrackId = SOME_ID } = ids;
  const path = operation?.path ?? "";
  const asksForFile =
    /\/export(\/preview)?$/.test(path) || (operation?.method === "POST" && path.endsWith("/exports"));
  if (asksForFile) return path.startsWith("/gl") ? "?format=csv" : "?format=tmx";
  if (operation?.path.startsWith("/documents") && /\/(terms|findings|changes)$/.test(operation.path))
    return `?paragraph=${paragraphId}&track=${trackId}`;
  if (operation?.path.endsWith("/differences"))
    return `?track=${trackId}&track=${otherTrackId}&base=${trackId}`;
  if (operation?.path.endsWith("/concordance")) return "?q=a";
  if (operation?.path.endsWith("/replaceable")) return "?find=a";
  if (operation?.path === "/tracks/{trackId}/authorship") return `?paragraph=${paragraphId}`;
  if (operation?.path.endsWith("/report")) return `?track=${trackId}`;
  if (operation?.path === "/memory/search" || operation?.path === "/search") return "?q=a";
  return "";
}

/** A body that the operation accepts, so that what refuses is the policy and not the form. */
export function bodyFor({ operation }: FoundRoute, ids: Readonly<Record<string, string>>): unknown {
  const { trackId = SOME_ID, otherTrackId = SOME_ID, nextParagraphId = SOME_ID, paragraphId = SOME_ID } = ids;
  const { conceptId = SOME_ID, renderingId = SOME_ID, userId = SOME_ID, labelId = SOME_ID } = ids;
  const bodies: Record<string, unknown> = {
    "PATCH /projects/{projectId}/members/{userId}": { role: "viewer" },
    "PATCH /documents/{documentId}": { occasion: "t" },
    "PATCH /concepts/{conceptId}": { note: "t" },
    "PATCH /terms/{termId}": { text: "t" },
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
    // More than the source can take: what finds no place keeps the draft, for what comes after.
    "POST /tracks/{trackId}/alignment": {
      text: Array.from({ length: 40 }, (_, at) => `Text ${at}.`).join("\n\n"),
    },
    "PUT /tracks/{trackId}/alignment": { layout: { source: [], target: [], beads: [] } },
    "POST /tracks/{trackId}/alignment/realign": { layout: { source: [], target: [], beads: [] } },
    "POST /renderings/{renderingId}/state": { state: "translated" },
    "POST /renderings/{renderingId}/restore": { revision: 1 },
    "POST /renderings/{renderingId}/adoptions": { fromTrackId: otherTrackId, fromRevision: 1 },
    "PATCH /renderings/{renderingId}/adoptions/{adoptionId}": { reason: "t" },
    "POST /tracks/{trackId}/compositions": { prefer: [] },
    "PUT /paragraphs/{paragraphId}": { text: "t" },
    "PUT /paragraphs/{paragraphId}/vote": { trackId: null },
    "POST /paragraphs/{paragraphId}/decisions": { trackId, revision: 0 },
    "POST /tracks/{trackId}/versions": { name: "t" },
    "POST /paragraphs/{paragraphId}/split": { offset: 1 },
    "POST /paragraphs/{paragraphId}/join": { withId: nextParagraphId },
    "POST /paragraphs/{paragraphId}/move": { afterId: nextParagraphId },
    "PUT /me/password": { current: "x", next: "y" },
    "POST /me/tokens": { name: "t" },
    "POST /projects": { name: "t" },
    "POST /documents/{documentId}/annotations": {
      ...{ paragraphId, start: 0, end: 1, quote: "一" },
    },
    "POST /documents/{documentId}/threads": {
      ...{ subject: { type: "paragraph", id: paragraphId }, body: "t" },
    },
    "POST /threads/{threadId}/comments": { body: "t" },
    "PATCH /comments/{commentId}": { body: "t" },
    "POST /projects/{projectId}/export-presets": { name: "t", wish: { format: "tmx" } },
    "PUT /projects/{projectId}/export-presets/{presetId}": { name: "t", wish: { format: "tmx" } },
    "POST /projects/{projectId}/webhooks": { address: "https://example.org/" },
    "POST /projects/{projectId}/labels": { nameEn: "t", nameZh: "t" },
    "PATCH /projects/{projectId}/labels": { id: labelId },
    "POST /glossaries": { name: "t" },
    "PUT /glossaries/{glossaryId}/links/{projectId}": { right: "decide" },
    "POST /glossaries/{glossaryId}/concepts": { terms: [{ language: "zh-CN", text: "词" }] },
    "POST /glossaries/{glossaryId}/bulk": { conceptIds: [conceptId], set: {} },
    "POST /glossaries/{glossaryId}/proposals": { concept: { terms: [{ language: "zh-CN", text: "词" }] } },
    "POST /concepts/{conceptId}/restore": { revision: 1 },
    "POST /concepts/{conceptId}/terms": { language: "en", text: "t" },
    "PATCH /proposals/{proposalId}": { reason: "t" },
    "POST /proposals/{proposalId}/votes": { agrees: true },
    "POST /proposals/{proposalId}/decide": { accept: true },
    "POST /proposals/{proposalId}/threads": { body: "t" },
    "POST /glossaries/{glossaryId}/recognize": { text: "词" },
    "POST /glossaries/{glossaryId}/verdicts": { source: "词", target: "t" },
    "POST /concepts/{conceptId}/replacements": {
      edits: [{ renderingId, start: 0, end: 1, expected: "a", text: "b" }],
    },
    "POST /renderings/{renderingId}/waivers": { conceptId, reason: "t" },
    "POST /paragraphs/{paragraphId}/finding-waivers": {
      ...{ check: "source-repeat", fingerprint: "t", reason: "t" },
    },
    "POST /renderings/{renderingId}/finding-waivers": { check: "date", fingerprint: "t", reason: "t" },
    "POST /tracks/{trackId}/assignments": { assigneeId: userId, task: "translate" },
    "PUT /memories/{memoryId}/links/{projectId}": { right: "read" },
    "POST /projects/{projectId}/replacements": {
      find: "a",
      edits: [{ renderingId, revision: 0, start: 0, end: 1, expected: "a", text: "b" }],
    },
    "POST /renderings/{renderingId}/memory-uses": { unitId: "999999999" },
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
  const csv = `paragraph,source [zh-CN],Draft [en]\n${paragraphIds[2]},第三段。,Third.\n`;
  const file = { bytes: new TextEncoder().encode(csv), fileName: "t.csv", preview: false, take: [] };
  const { returnId } = await returnTexts(owner, trackId, file);
  return { returnedFileId: returnId ?? "" };
}

/** A file of the person's that waits to be made, and a webhook that was sent a test. */
async function jobIds(
  { owner, projectId, documentId }: BuiltTrack,
  person: Actor,
): Promise<Record<string, string>> {
  const { id: exportId } = await askExport(person, documentId, exportQuery.parse({ format: "tmx" }));
  const given = { address: "https://example.org/", events: ["export.done"] as const };
  const { id: webhookId } = await createWebhook(owner, projectId, given);
  const { id: deliveryId } = await testWebhook(owner, webhookId);
  return { exportId, webhookId, deliveryId };
}

/** One token for each person: a walk asks hundreds of times. */
const tokens = new Map<string, string>();

async function tokenOf(actor: Actor): Promise<string> {
  const known = tokens.get(actor.id);
  if (known !== undefined) return known;
  const token = `dz_${actor.id}${crypto.randomUUID()}`;
  await createToken({
    userId: actor.id,
    name: "test",
    scopes: ["admin"],
    prefix: "dz_",
    tokenHash: hashSecret(token),
  });
  tokens.set(actor.id, token);
  return token;
}

/** A project with one of everything that a path can name, in the hands of one of its members where things are a person's. */
export async function buildEverything(
  who: "translator" | "reviewer" | "owner" = "owner",
): Promise<{ readonly built: BuiltTrack; readonly ids: Readonly<Record<string, string>> }> {
  const built = await buildTrack();
  const person = built[who];
  const [paragraphId = "", renderingId = ""] = [built.paragraphIds[0], built.renderingIds[0]];
  const annotation = await createAnnotation(person, built.documentId, {
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
  const { comments } = await getThread(person, threadId);
  const { id: assignmentId } = await createAssignment(built.reviewer, built.trackId, {
    ...{ assigneeId: built.translator.id, task: "translate", dueOn: null, note: "" },
    ...{ fromParagraphId: null, toParagraphId: null },
  });
  const { id: structureChangeId } = await splitParagraph(built.translator, built.paragraphIds[1] ?? "", {
    ...{ offset: 1, seen: null },
  });
  const other = await buildTrack({ document: built });
  const ids = {
    ...{ structureChangeId, annotationId: annotation.id, threadId, commentId: comments[0]?.id ?? "" },
    projectId: built.projectId,
    documentId: built.documentId,
    trackId: built.trackId,
    userId: built.viewer.id,
    paragraphId,
    nextParagraphId: built.paragraphIds[2] ?? "",
    otherTrackId: other.trackId,
    renderingId,
    assignmentId,
    ...(await glossaryIds(built)),
    ...(await memoryIds(built)),
    labelId: (await listLabels(built.owner, built.projectId)).items[0]?.id ?? "",
    ...(await returnedIds(built)),
    ...(await jobIds(built, person)),
    // The document has one part, which is no appended one.
    part: "0",
  };
  return { built, ids };
}
