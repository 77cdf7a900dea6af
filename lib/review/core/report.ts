import { z } from "zod";
import { ERROR_SEVERITIES } from "@/lib/discussion/core/error-severity";
import { CHECK_IDS } from "@/lib/quality/core/checks";
import { SEVERITIES } from "@/lib/quality/core/finding";
import { STATES, type State } from "@/lib/renderings/core/state";
import { countWords } from "@/lib/text/core/counts";
import { day } from "@/lib/text/core/day";
import type { Turns } from "@/lib/text/core/turns";

const id = z.uuid();
const count = z.number().int();
const time = z.iso.datetime();

/** A rendering that is not as its translator confirmed it. */
export const trackedChangeSchema = z.object({
  renderingId: id,
  trackId: id,
  paragraphId: id,
  /** The paragraph's number in its document, from 1. */
  number: count,
  source: z.string(),
  /** As its translator confirmed it. */
  before: z.object({ text: z.string(), revision: count, at: time, byName: z.string().nullable() }),
  /** As it stands. */
  after: z.object({
    ...{ text: z.string(), revision: count, state: z.enum(STATES), needsWork: z.boolean() },
    /** Who changed it since, in the order of their first change. */
    byNames: z.array(z.string()),
  }),
  /** Of the words of both, those that changed: 0 to 1. */
  share: z.number(),
});
export type TrackedChange = z.output<typeof trackedChangeSchema>;

/** What a rendering counts as in a report: its state, or that it was sent back. In the order of work. */
export const PROGRESS_STATES = ["initial", "needs-work", "translated", "reviewed", "final"] as const;
export type ProgressState = (typeof PROGRESS_STATES)[number];

/** Severities of errors in the order of a report's tables: the gravest first. */
export const GRAVEST_FIRST = ERROR_SEVERITIES.toReversed();

const points = z.object({ neutral: z.number(), minor: z.number(), major: z.number(), critical: z.number() });
const label = z.object({ id, mqmType: z.string().nullable(), nameEn: z.string(), nameZh: z.string() });
const finding = z.object({ check: z.enum(CHECK_IDS), severity: z.enum(SEVERITIES) });
/** Of a rendering; of the source where there is none. */
const place = z.object({ renderingId: id.nullable(), paragraphId: id, number: count });

/** How good a track is, and what speaks for and against it. Lists are in the document's order. */
export const reportSchema = z.object({
  madeAt: time,
  document: z.object({
    ...{ id, projectId: id, title: z.string(), language: z.string(), date: day.nullable() },
    ...{ occasion: z.string(), citation: z.string() },
  }),
  track: z.object({
    ...{ id, name: z.string(), language: z.string(), locked: z.boolean() },
    ...{ attribution: z.string(), citation: z.string(), date: day.nullable() },
  }),
  /** Of the paragraphs that are shown: characters of the source with its punctuation, words of the track. */
  progress: z.array(
    z.object({
      ...{ state: z.enum(PROGRESS_STATES), paragraphs: count, characters: count, words: count },
    }),
  ),
  score: z.object({
    ...{ counts: points, weights: points, penalty: z.number(), perThousand: z.number().nullable() },
    ...{ passLimit: z.number().nullable(), passed: z.boolean().nullable() },
    /** Paragraphs that were looked at, and the characters of their source. */
    ...{ looked: count, characters: count },
  }),
  errors: z.object({
    /** The types with errors, those with most first. */
    byType: z.array(z.object({ label, counts: points, total: count })),
    items: z.array(
      z.object({
        ...{ id, paragraphId: id, number: count, severity: z.enum(ERROR_SEVERITIES), label },
        /** What stands there now, or stood there last; and what was marked. */
        ...{ quote: z.string(), originalQuote: z.string() },
        /** Detached once the words are gone. */
        status: z.enum(["attached", "detached"]),
        ...{ byName: z.string().nullable(), at: time },
        /** The first that was said of it. */
        comment: z.string().nullable(),
      }),
    ),
  }),
  changes: z.object({
    /** Of the track's words, those that were changed since they were confirmed: 0 to 1. */
    share: z.number(),
    items: z.array(trackedChangeSchema),
  }),
  findings: z.object({
    /** What is open of each check and severity, in the order of checks; none is left out. */
    counts: z.array(finding.extend({ count })),
    /** The errors and warnings among them. */
    items: z.array(
      finding.extend({
        ...{ ...place.shape, message: z.string() },
        ...{ source: z.string().nullable(), target: z.string().nullable() },
      }),
    ),
  }),
  waivers: z.array(
    place.extend({
      id,
      /** Null of a concept's where no check reports the wording now. */
      check: z.enum(CHECK_IDS).nullable(),
      severity: z.enum(SEVERITIES).nullable(),
      /** What is left as it is. */
      message: z.string(),
      ...{ source: z.string().nullable(), target: z.string().nullable() },
      ...{ reason: z.string(), byName: z.string().nullable(), createdAt: time },
      ...{ expiresOn: day.nullable(), expiresAt: time.nullable() },
    }),
  ),
});
export type Report = z.output<typeof reportSchema>;
export type ReportedError = Report["errors"]["items"][number];

/** A rendering as far as progress counts it. */
export type ProgressRow = {
  readonly state: State;
  readonly needsWork: boolean;
  readonly characters: number;
  readonly words: number;
};

/** How many paragraphs, characters and words are in each state; each state once, also one that nothing is in. */
export function countProgress(rows: readonly ProgressRow[]): Report["progress"] {
  return PROGRESS_STATES.map((state) => {
    const own = rows.filter((row) => (row.needsWork ? "needs-work" : row.state) === state);
    return {
      ...{ state, paragraphs: own.length },
      characters: own.reduce((sum, { characters }) => sum + characters, 0),
      words: own.reduce((sum, { words }) => sum + words, 0),
    };
  });
}

/** Errors by type and severity, the types with most first. */
export function tableErrors(errors: readonly ReportedError[]): Report["errors"]["byType"] {
  const byType = new Map<string, Report["errors"]["byType"][number]>();
  for (const { label: type, severity } of errors) {
    const row = byType.get(type.id) ?? {
      label: type,
      counts: { neutral: 0, minor: 0, major: 0, critical: 0 },
      total: 0,
    };
    const counts = { ...row.counts, [severity]: row.counts[severity] + 1 };
    byType.set(type.id, { ...row, counts, total: row.total + 1 });
  }
  return [...byType.values()].toSorted((one, other) => other.total - one.total);
}

type Finding = Pick<Report["findings"]["counts"][number], "check" | "severity">;

/** How many findings there are of each check and severity, in the order of checks, the severest first. */
export function countFindings(findings: readonly Finding[]): Report["findings"]["counts"] {
  const counts = new Map<string, number>();
  for (const { check, severity } of findings) {
    const key = `${check} ${severity}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return CHECK_IDS.flatMap((check) =>
    SEVERITIES.flatMap((severity) => {
      const found = counts.get(`${check} ${severity}`);
      return found === undefined ? [] : { check, severity, count: found };
    }),
  );
}

/**
 * Of a track's words, those that were changed since they were confirmed: each changed text by its own share and its
 * length, which is between what it was and what it is.
 *
 * @param words of the whole track as it stands
 */
export function* changedShareOf(
  changes: readonly Pick<TrackedChange, "before" | "after" | "share">[],
  words: number,
): Turns<number> {
  let [changed, all] = [0, words];
  for (const { before, after, share } of changes) {
    const [was, is] = [countWords(before.text), countWords(after.text)];
    changed += share * ((was + is) / 2);
    all += (was - is) / 2;
    yield;
  }
  return all <= 0 ? 0 : Math.min(1, changed / all);
}
