import type { Actor } from "@/lib/accounts/core/actor";
import { namesOf } from "@/lib/accounts/server/people";
import { buildRecognizer, type Recognized } from "@/lib/glossary/core/recognizer";
import type { MatchConcept, Occurrence, Span } from "@/lib/glossary/core/term";
import { authorizeGlossary, type GlossaryGrant } from "./authorize-glossary";
import {
  type DossierParagraph,
  type DossierRendering,
  readDossierParagraphs,
  readDossierRenderings,
  readProjectsOfDossier,
} from "./dossier-store";
import { type Matcher, matcherOf } from "./matchers";
import { type Counts, type Dossier, type DossierPlace, SHOWN_VERDICTS } from "./matching-schema";
import { presentEnd } from "./waiver-end";
import { findWaivers, type Waivers, waiverOf } from "./waivers";

type ShownVerdict = (typeof SHOWN_VERDICTS)[number];
/** Paragraphs looked through before others get their turn: some 20 ms of work. */
const AT_ONCE = 500;

/**
 * Every place of a concept in the documents that the person may see, newest document first, with what stands there in
 * every track. Found by looking, each time: nothing is kept that could be behind the texts.
 */
export async function getDossier(
  actor: Actor,
  conceptId: string,
  asked: {
    readonly verdict?: ShownVerdict | undefined;
    readonly documentId?: string | undefined;
    readonly limit: number;
    readonly cursor?: string | undefined;
  },
): Promise<Dossier> {
  const grant = await authorizeGlossary(actor, "read", { conceptId });
  const places = await findPlaces(grant, conceptId, asked.documentId ?? null);
  const kept = places.filter(
    ({ renderings }) =>
      asked.verdict === undefined || renderings.some(({ verdict }) => verdict === asked.verdict),
  );
  const from = Number(asked.cursor ?? 0);
  const items = kept.slice(from, from + asked.limit);
  return {
    items,
    nextCursor: from + asked.limit < kept.length ? String(from + asked.limit) : null,
    total: kept.length,
    ...summarize(places),
  };
}

async function findPlaces(
  grant: GlossaryGrant,
  conceptId: string,
  documentId: string | null,
): Promise<readonly DossierPlace[]> {
  const places: DossierPlace[] = [];
  for (const { projectId, matcher } of await matchersOf(grant)) {
    const concept = matcher.conceptById.get(conceptId);
    if (concept === undefined) continue;
    const paragraphs = await readDossierParagraphs(grant, projectId, documentId);
    const found = await lookThrough(paragraphs, matcher, concept);
    places.push(...(await judgeAll(grant, found, matcher, conceptId)));
  }
  return places;
}

async function matchersOf(grant: GlossaryGrant) {
  const rows = await readProjectsOfDossier(grant);
  return Promise.all(
    [...new Set(rows.map(({ projectId }) => projectId))].map(async (projectId) => {
      const own = rows.filter((row) => row.projectId === projectId);
      const languages = {
        sourceLanguage: own[0]?.projectSource ?? "",
        targetLanguage: own[0]?.projectTarget ?? "",
      };
      return { projectId, matcher: await matcherOf(own, languages) };
    }),
  );
}

type Found = {
  readonly paragraph: DossierParagraph;
  /** Of all concepts, as verdicts on this one need them. */
  readonly occurrences: Recognized;
  readonly spans: readonly Span[];
};

async function lookThrough(
  paragraphs: readonly DossierParagraph[],
  { judge, sourceLanguage }: Matcher,
  concept: MatchConcept,
): Promise<readonly Found[]> {
  const found: Found[] = [];
  // Most paragraphs do not have its terms at all, which an automaton of its own tells in a fraction of the time.
  const own = buildRecognizer([concept], sourceLanguage);
  for (let at = 0; at < paragraphs.length; at += 1) {
    const paragraph = paragraphs[at];
    if (paragraph === undefined) break;
    if (own.findAll(paragraph.text).length > 0) {
      const occurrences = judge.recognizer.recognize(paragraph.text);
      const spans = spansOf(concept.id, occurrences, judge.recognizer.decidedOf(occurrences));
      if (spans.length > 0) found.push({ paragraph, occurrences, spans });
    }
    if (at % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve));
  }
  return found;
}

/** Where a concept stands, in order: as texts are shown, and where it is judged under what is merely proposed. */
function spansOf(conceptId: string, shown: readonly Occurrence[], decided: readonly Occurrence[]): Span[] {
  const spans = new Map<number, Span>();
  for (const occurrence of [...shown, ...decided]) {
    const { start, end } = occurrence;
    if (isOf(occurrence, conceptId) && !spans.has(start)) spans.set(start, { start, end });
  }
  return [...spans.values()].sort((one, other) => one.start - other.start);
}

/** On the very span: what is only folded inside a longer term is rendered by that one. */
function isOf({ conceptId: own, start, end, inner }: Occurrence, conceptId: string): boolean {
  return (
    own === conceptId ||
    inner.some((each) => each.conceptId === conceptId && each.start === start && each.end === end)
  );
}

async function judgeAll(
  grant: GlossaryGrant,
  found: readonly Found[],
  matcher: Matcher,
  conceptId: string,
): Promise<readonly DossierPlace[]> {
  const renderings = await readDossierRenderings(
    grant,
    found.map(({ paragraph }) => paragraph.paragraphId),
  );
  const waivers = await findWaivers(
    grant,
    renderings.map(({ renderingId }) => renderingId),
  );
  const people = await namesOf([...waivers.values()].map(({ createdById }) => createdById));
  const byParagraph = new Map<string, DossierRendering[]>();
  for (const row of renderings)
    byParagraph.set(row.paragraphId, [...(byParagraph.get(row.paragraphId) ?? []), row]);
  const places: DossierPlace[] = [];
  for (const [at, place] of found.entries()) {
    const judged = (byParagraph.get(place.paragraph.paragraphId) ?? []).flatMap((row) =>
      judgeOne(row, place, matcher, waivers, people, conceptId),
    );
    places.push({ ...place.paragraph, spans: [...place.spans], renderings: judged });
    if (at % AT_ONCE === AT_ONCE - 1) await new Promise((resolve) => setImmediate(resolve));
  }
  return places;
}

function judgeOne(
  { paragraphId: _paragraphId, ...row }: DossierRendering,
  { paragraph: { text: source, date }, occurrences }: Found,
  { judge, conceptById }: Matcher,
  waivers: Waivers,
  people: ReadonlyMap<string, string>,
  conceptId: string,
): DossierPlace["renderings"] {
  const verdict = judge
    .judge({ source, target: row.text, date }, occurrences)
    .find((each) => each.conceptId === conceptId);
  if (verdict === undefined) return [];
  const waiver = waiverOf(waivers, row.renderingId, verdict, conceptById.get(conceptId));
  return [
    {
      ...row,
      verdict: waiver === null ? verdict.verdict : "waived",
      targetSpans: [...verdict.targetSpans],
      waiver:
        waiver === null
          ? null
          : {
              ...{ id: waiver.id, reason: waiver.reason },
              ...presentEnd(waiver),
              byName: people.get(waiver.createdById) ?? null,
            },
    },
  ];
}

const noCounts = (): Counts => Object.fromEntries(SHOWN_VERDICTS.map((verdict) => [verdict, 0])) as Counts;

function summarize(places: readonly DossierPlace[]): Pick<Dossier, "counts" | "byMonth" | "documents"> {
  const counts = noCounts();
  const months = new Map<string, Counts>();
  const documents = new Map<string, { id: string; title: string; places: number }>();
  for (const { date, renderings, documentId, documentTitle } of places) {
    const month = date?.slice(0, 7) ?? "";
    const ofMonth = months.get(month) ?? noCounts();
    months.set(month, ofMonth);
    for (const { verdict } of renderings) {
      counts[verdict] += 1;
      ofMonth[verdict] += 1;
    }
    const document = documents.get(documentId) ?? { id: documentId, title: documentTitle, places: 0 };
    documents.set(documentId, { ...document, places: document.places + 1 });
  }
  const byMonth = [...months].map(([month, each]) => ({ month, counts: each }));
  return {
    counts,
    byMonth: byMonth.sort((a, b) => (a.month < b.month ? -1 : 1)),
    documents: [...documents.values()],
  };
}
