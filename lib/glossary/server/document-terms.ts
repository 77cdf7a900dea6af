import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { getProject } from "@/lib/accounts/server/projects";
import { namingTerm } from "@/lib/glossary/core/naming-term";
import { readPinyin } from "@/lib/glossary/core/pinyin";
import type { Recognized } from "@/lib/glossary/core/recognizer";
import type { Occurrence } from "@/lib/glossary/core/term";
import { toTerm } from "./entry-store";
import {
  type RenderedRow,
  readConceptsInText,
  readDocumentDate,
  readParagraphTexts,
  readProjectGlossaries,
  readRenderedTexts,
} from "./match-store";
import { type Matcher, matcherOf } from "./matchers";
import type { ConceptInText, ShownVerdict } from "./matching-schema";
import { findWaivers, showVerdict, type Waivers, waiverOf } from "./waivers";

export type DocumentTerms = {
  readonly date: string | null;
  readonly paragraphs: readonly {
    readonly paragraphId: string;
    readonly occurrences: readonly Occurrence[];
    readonly decided: readonly Occurrence[] | null;
    readonly renderings: readonly {
      readonly renderingId: string;
      readonly trackId: string;
      readonly revision: number;
      readonly verdicts: readonly ShownVerdict[];
    }[];
  }[];
  readonly concepts: readonly ConceptInText[];
};

/** What the workbench shows of terms: for these paragraphs, their renderings in these tracks, and the concepts met. */
export async function listDocumentTerms(
  actor: Actor,
  documentId: string,
  asked: { readonly paragraphIds: readonly string[]; readonly trackIds: readonly string[] },
): Promise<DocumentTerms> {
  const grant = await authorize(actor, "view", { documentId });
  const [project, glossaries, date, texts, rendered] = await Promise.all([
    getProject(actor, grant.projectId),
    readProjectGlossaries(grant),
    readDocumentDate(grant, documentId),
    readParagraphTexts(grant, documentId, asked.paragraphIds),
    readRenderedTexts(grant, asked.paragraphIds, asked.trackIds),
  ]);
  if (glossaries.length === 0) return { date, paragraphs: [], concepts: [] };
  const matcher = await matcherOf(glossaries, project);
  const waivers = await findWaivers(
    grant,
    rendered.map(({ renderingId }) => renderingId),
  );
  const byParagraph = groupByParagraph(rendered);
  const paragraphs = texts.map(({ paragraphId, text }) => {
    const occurrences = matcher.judge.recognizer.recognize(text);
    const renderings = (byParagraph.get(paragraphId) ?? []).map((row) =>
      judgeRendering(matcher, waivers, { text, date, occurrences }, row),
    );
    const decided = matcher.judge.recognizer.decidedOf(occurrences);
    return { paragraphId, occurrences, decided: decided === occurrences ? null : decided, renderings };
  });
  return { date, paragraphs, concepts: await conceptsIn(paragraphs, project.sourceLanguage) };
}

function judgeRendering(
  { judge, conceptById }: Matcher,
  waivers: Waivers,
  source: {
    readonly text: string;
    readonly date: string | null;
    readonly occurrences: Recognized;
  },
  { renderingId, trackId, revision, text }: RenderedRow,
) {
  // Where nothing is written yet, nothing is missing.
  const verdicts =
    text.trim() === ""
      ? []
      : judge.judge({ source: source.text, target: text, date: source.date }, source.occurrences);
  return {
    ...{ renderingId, trackId, revision },
    verdicts: verdicts.map((verdict) =>
      showVerdict(verdict, waiverOf(waivers, renderingId, verdict, conceptById.get(verdict.conceptId))),
    ),
  };
}

function groupByParagraph(rows: readonly RenderedRow[]): ReadonlyMap<string, readonly RenderedRow[]> {
  const groups = new Map<string, RenderedRow[]>();
  for (const row of rows) groups.set(row.paragraphId, [...(groups.get(row.paragraphId) ?? []), row]);
  return groups;
}

async function conceptsIn(
  paragraphs: DocumentTerms["paragraphs"],
  sourceLanguage: string,
): Promise<readonly ConceptInText[]> {
  const ids = new Set(
    // A proposed term may cover one by which the paragraph is judged.
    paragraphs.flatMap(({ occurrences, decided }) =>
      [...occurrences, ...(decided ?? [])].flatMap(({ conceptId, inner }) => [
        conceptId,
        ...inner.map((each) => each.conceptId),
      ]),
    ),
  );
  const rows = await readConceptsInText([...ids]);
  return rows.map(({ id, glossaryId, glossary, domain, definition, note, terms, ...row }) => {
    const source = namingTerm(terms, sourceLanguage)?.text ?? "";
    return {
      ...{ id, glossaryId, glossaryName: glossary.name, domain, definition, note },
      ...{ doNotTranslate: row.doNotTranslate, fullThenShort: row.fullThenShort },
      pinyin: readPinyin(source).reading,
      terms: terms.map(toTerm),
    };
  });
}
