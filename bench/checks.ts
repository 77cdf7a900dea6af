import { createToken } from "@/lib/accounts/server/tokens";
import { pool } from "@/lib/db/database";
import type { ConceptVerdict } from "@/lib/glossary/core/term";
import { createJudge, type Judge } from "@/lib/glossary/core/verdicts";
import {
  manyPairChecksInTurns,
  runDocumentChecks,
  runPairChecks,
  runSourceChecks,
} from "@/lib/quality/core/run-checks";
import { listTrackFindings } from "@/lib/quality/server/find-findings";
import { buildProject } from "@/lib/testing/build-accounts";
import { doAtOnce } from "@/lib/text/core/turns";
import type { BenchRow } from "./bench-row";
import { makeConcepts, makeSources, makeTarget, readBenchText } from "./check-texts";
import { threadTime } from "./thread-time";

const TRACKS = 3;
const CONCEPTS = 300;
/** A server that runs has everything compiled: so many runs are not counted, and of so many the median is. */
const [WARM, RUNS] = [20, 9];
/** So many sentences further begin the translations of the next run: what is still remembered is of none of them. */
const UNSEEN = 7;
const LONG = 50_000;
const MANY = 10_000;
const PART = 200;

/** All checks: over an interview in three tracks, over one long paragraph, over a long track through the server. */
export async function measureChecks(server: { readonly url: string }): Promise<BenchRow[]> {
  return [...measureTexts(), ...(await measureTrack(server))];
}

type Pair = { readonly source: string; readonly target: string; readonly date: string };

function measureTexts(): BenchRow[] {
  const { name, sources } = readBenchText();
  const tracksFrom = (first: number): Pair[][] =>
    Array.from({ length: TRACKS }, (_, track) =>
      sources.map(
        (source, at): Pair => ({
          source,
          target: makeTarget(source, first + at, track),
          date: "2020-12-31",
        }),
      ),
    );
  const tracks = tracksFrom(0);
  const concepts = makeConcepts(sources, CONCEPTS);
  const judge = createJudge(concepts, { sourceLanguage: "zh", targetLanguage: "en" });
  const first = timed(() => checkAll(tracks, judge));
  for (let run = 0; run < WARM; run += 1) checkAll(tracks, judge);
  const all = median(Array.from({ length: RUNS }, () => timed(() => checkAll(tracks, judge))));
  const unseen = median(
    Array.from({ length: RUNS }, (_, run) => {
      const others = tracksFrom((run + 1) * UNSEEN);
      return timed(() => checkAll(others, judge));
    }),
  );
  const size = `${name} (${sources.length} paragraphs, ${sources.join("").length} characters) × ${TRACKS} tracks`;
  const long = makeSources(LONG / 100)
    .join("")
    .slice(0, LONG);
  const pair = { source: long, target: makeTarget(long, 0, 0), date: "2020-12-31" };
  const longest = timed(() => {
    runPairChecks(pair);
    runSourceChecks(long);
  });
  return [
    {
      name: `All checks and ${CONCEPTS} concepts, ${size}, looked at again, p50`,
      value: Math.round(all),
      unit: "ms",
      target: 100,
    },
    {
      name: "The same, of translations not seen before, p50",
      value: Math.round(unseen),
      unit: "ms",
      target: 100,
    },
    { name: "The same, the very first time", value: Math.round(first), unit: "ms" },
    {
      name: "All checks of one paragraph in one track",
      value: Math.round((100 * unseen) / (sources.length * TRACKS)) / 100,
      unit: "ms",
    },
    { name: `All checks of a paragraph of ${LONG} characters`, value: Math.round(longest), unit: "ms" },
  ];
}

/** The checks of pairs with their terms, of whole tracks and of the source, as the server runs them. */
function checkAll(tracks: readonly (readonly Pair[])[], judge: Judge): void {
  const occurrences = (tracks[0] ?? []).map(({ source }) => judge.recognizer.recognize(source));
  for (const pairs of tracks) {
    const asked = pairs.map((pair, at) => {
      const verdicts = judge.judge(pair, occurrences[at]);
      const terms = verdicts.map((verdict: ConceptVerdict) => ({ verdict, wordings: [] }));
      // Each time another object, as rows of the database are.
      return { pair: { ...pair }, options: { terms } };
    });
    doAtOnce(manyPairChecksInTurns(asked));
    runDocumentChecks(pairs.map((pair, at) => ({ ...pair, id: String(at) })));
  }
  for (const { source } of tracks[0] ?? []) runSourceChecks(source);
}

async function measureTrack(server: { readonly url: string }): Promise<BenchRow[]> {
  const { projectId, owner } = await buildProject();
  const { token } = await createToken(owner, { name: "bench", scopes: ["read"] });
  const trackId = await seed(projectId, owner.id);
  const began = performance.now();
  const found = await readAll(server.url, token, trackId);
  const seconds = (performance.now() - began) / 1000;
  // What a whole track shows is kept, so that each time it is another track; the first one has everything compiled.
  const lookAll = async (id: string): Promise<void> => {
    let cursor: string | undefined;
    do cursor = (await listTrackFindings(owner, id, { limit: PART, cursor }, "en")).nextCursor ?? undefined;
    while (cursor !== undefined);
  };
  await lookAll(trackId);
  const other = await seed(projectId, owner.id);
  const pause = await longestTurn(() => lookAll(other));
  await pool().query('DELETE FROM "Project" WHERE id = $1', [projectId]);
  return [
    {
      name: `Findings of ${MANY} paragraphs in parts of ${PART}, ${found} found`,
      value: Math.round(seconds * 10) / 10,
      unit: "s",
    },
    {
      name: "Longest time that nothing else had its turn meanwhile",
      value: Math.round(pause),
      unit: "ms",
      target: 50,
    },
  ];
}

/** Follows the cursor to the end of a track, and counts what comes. */
async function readAll(url: string, token: string, trackId: string): Promise<number> {
  const headers = { authorization: `Bearer ${token}` };
  let found = 0;
  let cursor: string | null = null;
  do {
    const after: string = cursor === null ? "" : `&cursor=${cursor}`;
    const address = `${url}/api/v1/tracks/${trackId}/findings?limit=${PART}${after}`;
    const response = await fetch(address, { headers });
    if (!response.ok) throw new Error(`Findings: ${response.status} ${await response.text()}`);
    const page = (await response.json()) as { items: unknown[]; nextCursor: string | null };
    found += page.items.length;
    cursor = page.nextCursor;
  } while (cursor !== null);
  return found;
}

/** The longest time between two turns of the event loop, in milliseconds of the processor that its thread had. */
async function longestTurn(work: () => Promise<void>): Promise<number> {
  let [longest, isOver] = [0, false];
  let before = threadTime();
  const turn = (): void => {
    const now = threadTime();
    longest = Math.max(longest, now - before);
    before = now;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  await work();
  isOver = true;
  return longest;
}

/** A document with one full track, written in SQL; the track's id. */
async function seed(projectId: string, userId: string): Promise<string> {
  const sources = makeSources(MANY);
  const targets = sources.map((source, at) => makeTarget(source, at, 0));
  const { rows } = await pool().query<{ trackId: string }>(
    `WITH document AS (INSERT INTO "Document" (id, "projectId", title, date, "createdById", "updatedAt")
         VALUES (gen_random_uuid(), $1, '长文', DATE '2020-12-31', $2, now()) RETURNING id),
       track AS (INSERT INTO "Track" (id, "documentId", name, language, "orderKey", "ownerId")
         SELECT gen_random_uuid(), id, 'Track', 'en', 'a0', $2 FROM document RETURNING id),
       paragraph AS (INSERT INTO "Paragraph" (id, "documentId", "orderKey", kind, piece, text)
         SELECT gen_random_uuid(), document.id, 'a' || lpad(n::text, 8, '0'), 'body', source, source
         FROM document, unnest($3::text[]) WITH ORDINALITY AS given(source, n) RETURNING id, "orderKey"),
       rendering AS (INSERT INTO "Rendering" (id, "trackId", "paragraphId", text, state)
         SELECT gen_random_uuid(), track.id, paragraph.id, target, 'translated'
         FROM track, unnest($4::text[]) WITH ORDINALITY AS given(target, n)
         JOIN paragraph ON paragraph."orderKey" = 'a' || lpad(n::text, 8, '0') RETURNING id)
     SELECT track.id::text AS "trackId" FROM track, (SELECT count(*) FROM rendering) AS written`,
    [projectId, userId, sources, targets],
  );
  await pool().query('ANALYZE "Paragraph", "Rendering"');
  const [row] = rows;
  if (row === undefined) throw new Error("The long track was not written.");
  return row.trackId;
}

/** Milliseconds that this thread had the processor, not of the clock: other work on the machine does not count. */
function timed(run: () => void): number {
  const start = threadTime();
  run();
  return threadTime() - start;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
