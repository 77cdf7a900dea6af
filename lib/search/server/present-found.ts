import { findBeside, type SideText } from "@/lib/search/core/beside";
import { cutAfter, cutAround, cutToWords } from "@/lib/search/core/cut-text";
import { type FoundSpan, findSpans } from "@/lib/search/core/find-spans";
import type { FoundKind } from "@/lib/search/core/found";
import { lineOf } from "@/lib/search/core/line";
import type { Found } from "./search-schema";
import type { Counterpart, FoundRow } from "./search-store";

export type KindRow = FoundRow & { readonly kind: FoundKind };

export type View = "texts" | "concordance";

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
    lines:
      view === "texts"
        ? []
        : spans.slice(0, MOST_LINES).map((span) => lineOf(row, span, counterparts[0] ?? null)),
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

function tellBeside(own: SideText, span: FoundSpan, other: Counterpart): Found["counterparts"][number] {
  const { start, end } = findBeside(own, span, other);
  const around = cutAround(other.text, { start, end }, BESIDE_AROUND);
  const told = cutAfter(around.text, 0, BESIDE_TOLD);
  return {
    ...{ name: other.name, language: other.language, text: told.text },
    ...{ isCutBefore: around.isCutBefore, isCutAfter: around.isCutAfter || told.isCutAfter },
  };
}
