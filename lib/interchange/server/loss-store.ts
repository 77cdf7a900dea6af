import type { Grant } from "@/lib/accounts/core/grant";
import { pool } from "@/lib/db/database";
import { sqlOfConnection } from "@/lib/db/sql";
import { type LossCode, type LossCounts, MAX_EXAMPLES } from "../core/loss";
import { type ExportDocument, type ExportState, LONGEST_CELL } from "../core/writer";

/** What is asked about: a document that `findExportDocument` gave for the same grant, with the tracks that it gave. */
export type LossQuestion = {
  readonly grant: Grant;
  readonly document: ExportDocument;
  /** States that are taken; all when empty. */
  readonly states: readonly ExportState[];
};

/** Where to look for losses: in paragraphs or in renderings. */
export type LossSide = "paragraphs" | "renderings";

const OF_PROJECT = `EXISTS (SELECT 1 FROM "Document" d WHERE d.id = $1::uuid AND d."projectId" = $2::uuid)`;
const SHOWN = `p."documentId" = $1::uuid AND NOT p.excluded AND p."joinedIntoId" IS NULL AND ${OF_PROJECT}`;
const TAKEN = `(cardinality($4::"RenderingState"[]) = 0 OR r.state = ANY($4::"RenderingState"[]))`;

/** Whether a text is longer than a cell holds, in UTF-16 units: a character beyond the BMP counts twice. Bytes, never fewer, are quick to tell. */
function tooLong(text: string): string {
  return `(octet_length(${text}) > ${LONGEST_CELL} AND
    char_length(${text}) > ${Math.floor(LONGEST_CELL / 2)} AND
    char_length(${text}) + regexp_count(${text}, '[\\U00010000-\\U0010FFFF]') > ${LONGEST_CELL})`;
}

const TAKEN_BESIDE = TAKEN.replaceAll("r.", "b.");

/**
 * Whether a rendering's pair is not whole, in the words of `isWholePair`: its own text, the source or another track says nothing. Few
 * sources do, and have an index; other tracks are only looked at where there are any. Every track has a row for every paragraph.
 */
const BROKEN = `(is_blank(r.text)
  OR r."paragraphId" IN (SELECT s.id FROM "Paragraph" s WHERE s."documentId" = $1::uuid AND is_blank(s.text))
  OR cardinality($3::uuid[]) > 1 AND r."paragraphId" IN (SELECT b."paragraphId" FROM "Rendering" b
    WHERE b."trackId" = ANY($3::uuid[]) AND (NOT ${TAKEN_BESIDE} OR is_blank(b.text))))`;

/** Open discussions that say something, with the paragraph that shows their text and the track, or null for the source. */
const TALKED = `SELECT coalesce(q."joinedIntoId", q.id) AS paragraph, coalesce(a."trackId", t."trackId") AS track
  FROM "Thread" t LEFT JOIN "Annotation" a ON a.id = t."annotationId"
  JOIN "Paragraph" q ON q.id = coalesce(a."paragraphId", t."paragraphId")
  WHERE t."documentId" = $1::uuid AND t."projectId" = $2::uuid AND t."resolvedAt" IS NULL AND a."deletedAt" IS NULL
    AND EXISTS (SELECT 1 FROM "Comment" c WHERE c."threadId" = t.id AND c."deletedAt" IS NULL)`;

/** Paragraphs that show something that came from subtitles, as `readCues` has them. */
const TIMED = `SELECT coalesce(q."joinedIntoId", q.id) FROM "Paragraph" q JOIN "SourceFile" f ON f.id = q."sourceFileId"
  WHERE q."documentId" = $1::uuid AND f.format = 'srt' AND q."sourceLine" IS NOT NULL`;

/** What `rowLosses` says of a paragraph and of a rendering, in SQL. */
const SIDES = {
  paragraphs: {
    from: `"Paragraph" p WHERE ${SHOWN}`,
    text: "p.text",
    loses: {
      source: "p.text <> ''",
      structure: `(p.kind IN ('caption', 'note') OR
        (p.label IS NULL AND (p.speaker IS NOT NULL OR p.turn IS NOT NULL)))`,
      emphasis: "p.marks <> '[]'::jsonb",
      length: tooLong("p.text"),
      lines: "breaks_lines(p.text)",
      characters: "count_unwritable(p.text) > 0",
      untranslated: "TRUE",
      times: `p.id NOT IN (${TIMED})`,
      comments: `p.id IN (SELECT paragraph FROM (${TALKED}) o WHERE track IS NULL)`,
    },
  },
  renderings: {
    // Those of hidden paragraphs are few: to leave them out costs less than to look every paragraph up.
    from: `"Rendering" r WHERE r."trackId" = ANY($3::uuid[]) AND ${OF_PROJECT} AND r."paragraphId" NOT IN (
      SELECT h.id FROM "Paragraph" h WHERE h."documentId" = $1::uuid AND (h.excluded OR h."joinedIntoId" IS NOT NULL))`,
    text: "r.text",
    loses: {
      untranslated: `(r.text = '' OR NOT ${TAKEN})`,
      states: `(r.text <> '' AND ${TAKEN} AND (r.state <> 'initial' OR r."needsWork"))`,
      pairs: `(r.text <> '' AND ${TAKEN} AND ${BROKEN})`,
      length: `(${TAKEN} AND ${tooLong("r.text")})`,
      lines: `(${TAKEN} AND breaks_lines(r.text))`,
      emphasis: `(r.text <> '' AND ${TAKEN} AND r.marks <> '[]'::jsonb)`,
      characters: `(${TAKEN} AND count_unwritable(r.text) > 0)`,
      // In whatever state: naming the states all the same, because a statement must use every value it is given.
      comments: `($4::"RenderingState"[] IS NOT NULL AND
        (r."trackId", r."paragraphId") IN (SELECT track, paragraph FROM (${TALKED}) o WHERE track IS NOT NULL))`,
    },
  },
} as const satisfies Record<
  LossSide,
  { from: string; text: string; loses: Readonly<Partial<Record<LossCode, string>>> }
>;

/** Found at most so often: sought out and then put in order. More often: walked to in order, for it comes soon. */
const RARE = 5000;

function lossesOf(side: LossSide): Readonly<Partial<Record<LossCode, string>>> {
  return SIDES[side].loses;
}

function valuesOf({ grant, document, states }: LossQuestion, side: LossSide): readonly unknown[] {
  const values = [document.id, grant.projectId];
  return side === "paragraphs" ? values : [...values, document.tracks.map(({ id }) => id), [...states]];
}

/** What has an index of its own, and how each text that it names is counted. */
const APART = {
  characters: (text: string) => `coalesce(sum(count_unwritable(${text})), 0)`,
  lines: () => "count(*)",
} as const satisfies Partial<Record<LossCode, (text: string) => string>>;

const isApart = (code: LossCode): code is keyof typeof APART => code in APART;

/** How much all paragraphs, or all renderings, of the file lose. Of paragraphs also how many there are: one look gives both. */
export async function countLosses(
  question: LossQuestion,
  side: LossSide,
  codes: readonly LossCode[],
): Promise<LossCounts & { readonly rows: number }> {
  const { from, text } = SIDES[side];
  const loses = lossesOf(side);
  const sql = sqlOfConnection(pool());
  const values = valuesOf(question, side);
  const counts = codes
    .filter((code) => !isApart(code))
    .map((code) => `count(*) FILTER (WHERE ${loses[code]})::int AS "${code}"`);
  const asked = side === "paragraphs" ? [...counts, "count(*)::int AS rows"] : counts;
  const [counted, ...apart] = await Promise.all([
    asked.length === 0
      ? []
      : sql<LossCounts & { rows: number }>(`SELECT ${asked.join(", ")} FROM ${from}`, values),
    ...codes
      .filter(isApart)
      .map((code) =>
        sql<LossCounts>(
          `SELECT ${APART[code](text)}::int AS "${code}" FROM ${from} AND ${loses[code]}`,
          values,
        ),
      ),
  ]);
  return Object.assign({ rows: 0 }, counted[0], ...apart.map(([row]) => row));
}

/** The order keys of the first paragraphs that lose something, enough for all examples of a note. */
export async function findLossPlaces(
  question: LossQuestion,
  side: LossSide,
  { code, count }: { readonly code: LossCode; readonly count: number },
): Promise<readonly string[]> {
  const { from } = SIDES[side];
  const loses = lossesOf(side)[code];
  const inOrder = `ORDER BY p."orderKey" LIMIT ${MAX_EXAMPLES}`;
  const statement =
    side === "paragraphs"
      ? `SELECT p."orderKey" AS key FROM ${from} AND ${loses} ${inOrder}`
      : `WITH found AS ${count > RARE ? "NOT MATERIALIZED" : "MATERIALIZED"} (
           SELECT r."paragraphId" AS id FROM ${from} AND ${loses})
         SELECT p."orderKey" AS key FROM "Paragraph" p WHERE ${SHOWN} AND p.id IN (SELECT id FROM found) ${inOrder}`;
  const rows = await sqlOfConnection(pool())<{ key: string }>(statement, valuesOf(question, side));
  return rows.map(({ key }) => key);
}
