import { WebSocket } from "ws";
import { DocumentChannel } from "@/components/collaboration/document-channel";
import { SharedSocket } from "@/components/collaboration/shared-socket";
import { createToken } from "@/lib/accounts/server/tokens";
import { pool } from "@/lib/db/database";
import type { ConceptView } from "@/lib/glossary/server/schema";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import type { BenchRow } from "./bench-row";

const DOCUMENTS = 100;
const PARAGRAPHS = 80;
const TRACKS = 3;
const ROUNDS = 7;

/** Every fourth paragraph has the term; the rest is what surrounds it in real texts. */
const WITH_TERM = "我们推动构建人类命运共同体，坚持多边主义，同各国一道维护国际公平正义，促进共同发展繁荣。";
const WITHOUT =
  "过去一年，各项工作稳步推进，取得了新的进展，人民群众的获得感、幸福感、安全感不断增强，社会大局保持稳定。";
const RENDERED = "We work to build a community with a shared future for mankind and uphold multilateralism.";

/** A concept's dossier over a hundred documents, and how long a changed term takes to be seen in an open workbench. */
export async function measureGlossary(server: { readonly url: string }): Promise<BenchRow[]> {
  const { projectId, owner, glossaryId } = await buildGlossary();
  const concept = await buildConcept(owner, glossaryId, {
    zh: "人类命运共同体",
    en: "a community with a shared future for mankind",
  });
  await buildConcept(owner, glossaryId, { zh: "多边主义", en: "multilateralism" });
  const documentId = await seed(projectId, owner.id);
  const { token } = await createToken(owner, { name: "bench", scopes: ["write"] });
  const call = callOf(server.url, token);
  const dossier: number[] = [];
  const live: number[] = [];
  const watcher = watch(server.url, token, documentId);
  await watcher.ready;
  for (let round = 0; round < ROUNDS; round += 1) {
    live.push(await timeLive(call, watcher, concept, documentId, round));
    // A term has just changed: the matcher is built anew, as after a decision.
    const began = performance.now();
    const answer = await call<{ total: number }>(`/concepts/${concept.id}/occurrences?limit=1000`);
    dossier.push(performance.now() - began);
    const expected = (DOCUMENTS * PARAGRAPHS) / 4;
    if (answer.total !== expected)
      throw new Error(`The dossier has ${answer.total} places, not ${expected}.`);
  }
  watcher.stop();
  await pool().query('DELETE FROM "Project" WHERE id = $1', [projectId]);
  const size = `${DOCUMENTS} documents × ${TRACKS} tracks`;
  return [
    { name: `Dossier over ${size}, p50`, value: median(dossier), unit: "ms", target: 1000 },
    {
      name: `Dossier over ${size}, slowest of ${ROUNDS}`,
      value: Math.round(Math.max(...dossier)),
      unit: "ms",
    },
    { name: "A changed term in an open workbench, p50", value: median(live), unit: "ms", target: 1000 },
  ];
}

/** From the change until the workbench, told of it, has read the terms of its paragraphs again. */
async function timeLive(
  call: ReturnType<typeof callOf>,
  watcher: ReturnType<typeof watch>,
  concept: ConceptView,
  documentId: string,
  round: number,
): Promise<number> {
  const { rows } = await pool().query<{ id: string }>(
    `SELECT id FROM "Paragraph" WHERE "documentId" = $1 ORDER BY "orderKey" LIMIT 30`,
    [documentId],
  );
  const query = rows.map(({ id }) => `paragraph=${id}`).join("&");
  const text = `a community with a shared future for mankind ${round}`;
  const told = watcher.next();
  const began = performance.now();
  await call(`/terms/${concept.terms[1]?.id}`, { method: "PATCH", body: JSON.stringify({ text }) });
  await told;
  const answer = JSON.stringify(await call(`/documents/${documentId}/terms?${query}`));
  if (!answer.includes(text)) throw new Error("The workbench was told, and read the old term.");
  return performance.now() - began;
}

function watch(url: string, apiToken: string, documentId: string) {
  const socket = new SharedSocket({ origin: url.replace(/^http/, "ws"), WebSocketPolyfill: WebSocket });
  const channel = new DocumentChannel({ documentId, socket, apiToken });
  const until = (wanted: string) =>
    new Promise<void>((resolve) => {
      const stop = channel.onEvent(({ type }) => {
        if (type !== wanted) return;
        stop();
        resolve();
      });
    });
  return {
    ready: until("reload"),
    next: () => until("project"),
    stop: () => {
      channel.destroy();
      socket.destroy();
    },
  };
}

function callOf(url: string, token: string) {
  return async <Answer>(path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    const response = await fetch(`${url}/api/v1${path}`, { ...init, headers });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as Answer;
  };
}

/** Documents of a project with full tracks, written in SQL; the id of one of them. */
async function seed(projectId: string, userId: string): Promise<string> {
  await pool().query(
    `INSERT INTO "Document" (id, "projectId", title, date, "createdById", "updatedAt")
     SELECT gen_random_uuid(), $1, '文件' || n, DATE '2015-01-01' + n * 30, $2, now() FROM generate_series(1, $3::int) n`,
    [projectId, userId, DOCUMENTS],
  );
  await pool().query(
    `INSERT INTO "Paragraph" (id, "documentId", "orderKey", kind, piece, text)
     SELECT gen_random_uuid(), d.id, 'a' || lpad(n::text, 8, '0'), 'body', t.text, t.text FROM "Document" d,
       generate_series(1, $4::int) n, LATERAL (SELECT CASE WHEN n % 4 = 0 THEN $2 ELSE $3 END AS text) t
     WHERE d."projectId" = $1`,
    [projectId, WITH_TERM, WITHOUT, PARAGRAPHS],
  );
  await pool().query(
    `INSERT INTO "Track" (id, "documentId", name, language, "orderKey", "ownerId")
     SELECT gen_random_uuid(), d.id, 'Track ' || n, 'en', 'a' || n, $2 FROM "Document" d, generate_series(1, $3::int) n
     WHERE d."projectId" = $1`,
    [projectId, userId, TRACKS],
  );
  await pool().query(
    `INSERT INTO "Rendering" (id, "trackId", "paragraphId", text, state)
     SELECT gen_random_uuid(), t.id, p.id, $2, 'translated' FROM "Track" t JOIN "Document" d ON d.id = t."documentId"
     JOIN "Paragraph" p ON p."documentId" = d.id WHERE d."projectId" = $1`,
    [projectId, RENDERED],
  );
  await pool().query('ANALYZE "Paragraph", "Rendering"');
  const { rows } = await pool().query<{ id: string }>(
    'SELECT id FROM "Document" WHERE "projectId" = $1 LIMIT 1',
    [projectId],
  );
  return rows[0]?.id ?? "";
}

function median(values: readonly number[]): number {
  return Math.round(values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0);
}
