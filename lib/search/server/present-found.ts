import { findBeside, type SideText } from "@/lib/search/core/beside";
import { cutAfter, cutAround, cutBefore, cutToWords } from "@/lib/search/core/cut-text";
import { type FoundSpan, findSpans } from "@/lib/search/core/find-spans";
import type { FoundKind } from "@/lib/search/core/found";
import type { Found, FoundLine } from "./search-schema";
import type { Counterpart, FoundRow } from "./search-store";

export type KindRow = FoundRow & { readonly kind: FoundKind };

export type View = "texts" | "concordance";

/** Characters before and after the words of a line, and of the sentence beside it. */
const LINE_SIDE = 60;
const LINE_BESIDE = 240;
const MOST_LINES = 20;
/** Characters of a text beside a whole one, and around its sentence. */
const BESIDE_TOLD = 600;
const BESIDE_AROUND = 160;

/** What was found as it is told: the parts around the words on both sides, and each place on a line of its own. */
export function presentFound(
  row: KindRow,
  phrase: string,
  given: {
    readonly number: number | undefined;
    readonly counterparts: readonly Counterpart[];
    readonly view: View;
  },
): Found {
  const { number, counterparts, view } = given;
  const all = findSpans(row.text, phrase);
  // PostgreSQL found words that are folded together otherwise: then the beginning is told.
  const spans = all.length > 0 ? all : [{ start: 0, end: 0 }];
  const cut = cutToWords(row.text, spans);
  return {
    ...{ kind: row.kind, id: row.id, language: row.language, ...cut },
    spans: cut.spans.filter(({ start, end }) => end > start),
    lines: view === "texts" ? [] : spans.slice(0, MOST_LINES).map((span) => lineOf(row, span, counterparts[0])),
    project: row.projectId ? { id: row.projectId, name: row.projectName ?? "" } : null,
    document: row.documentId ? { id: row.documentId, title: row.title ?? "" } : null,
    paragraph: row.paragraphId && number !== undefined ? { id: row.paragraphId, number } : null,
    track: row.trackId ? { id: row.trackId, name: row.trackName ?? "" } : null,
    ...{ state: row.state ?? null, needsWork: row.needsWork ?? false },
    glossary: row.glossaryId ? { id: row.glossaryId, name: row.glossaryName ?? "" } : null,
    ...{
      conceptId: row.conceptId ?? null,
      proposalId: row.proposalId ?? null,
      threadId: row.threadId ?? null,
    },
    counterparts: counterparts.map((other) => tellBeside(row, spans[0] ?? { start: 0, end: 0 }, other)),
  };
}

function lineOf(row: KindRow, span: FoundSpan, other: Counterpart | undefined): FoundLine {
  const before = cutBefore(row.text, span.start, LINE_SIDE);
  const after = cutAfter(row.text, span.end, LINE_SIDE);
  return {
    ...{ before: before.text, found: row.text.slice(span.start, span.end), after: after.text },
    ...{ isCutBefore: before.isCutBefore, isCutAfter: after.isCutAfter },
    beside: other === undefined ? null : besideLine(row, span, other),
  };
}

function besideLine(own: SideText, span: FoundSpan, other: Counterpart): NonNullable<FoundLine["beside"]> {
  const { start, end, isSure } = findBeside(own, span, other);
  const { text } = cutAfter(other.text.slice(start, end), 0, LINE_BESIDE);
  const cut = { isCutBefore: start > 0, isCutAfter: start + text.length < other.text.length };
  return { name: other.name, language: other.language, text, isSure, ...cut };
}

function tellBeside(own: SideText, span: FoundSpan, other: Counterpart): Found["counterparts"][number] {
  const { start, end } = findBeside(own, span, other);
  const around = cutAround(other.text, { start, end }, BESIDE_AROUND);
  const told = cutAfter(around.text, 0, BESIDE_TOLD);
  return {
    ...{ name: other.name, language: other.language, text: told.text },
    ...{ isCutBefore: around.isCutBefore, isCutAfter: around.isCutAfter || told.isCutAfter },
  };
}
