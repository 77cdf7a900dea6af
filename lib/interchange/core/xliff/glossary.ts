import { OWN } from "@/lib/xliff/core/names";
import type { ExportTerm } from "../writer";
import { escapeXml } from "../xml-text";
import type { Inserted } from "./codes";

/** What XLIFF 2 says of a unit's terms: annotations in its source, and its glossary. */
export type UnitTerms = { readonly inserted: Inserted; readonly glossary: string };

/**
 * Every recognized term is annotated, by single codes, for terms overlap each other and emphasis. A concept with agreed wordings has an
 * entry in the Glossary module, at its first place; one without any has none there, for an entry without a translation is none.
 */
export function termsOfUnit(terms: readonly ExportTerm[]): UnitTerms {
  const numbered = terms
    .filter(({ start, end }) => start < end)
    .map((term, at) => ({ ...term, id: `t${at + 1}` }));
  const at = (place: "start" | "end", offset: number) => numbered.filter((term) => term[place] === offset);
  const inserted: Inserted = {
    offsets: [...new Set(terms.flatMap(({ start, end }) => [start, end]))].sort((a, b) => a - b),
    begins: (offset) =>
      at("start", offset)
        .map(({ id }) => `<sm id="${id}" type="term"/>`)
        .join(""),
    ends: (offset) =>
      at("end", offset)
        .map(({ id }) => `<em startRef="${id}"/>`)
        .join(""),
  };
  const first = new Map(numbered.toReversed().map((term) => [term.conceptId, term]));
  const entries = numbered
    .filter((term) => first.get(term.conceptId) === term && term.wordings.length > 0)
    .map(entry);
  const glossary = entries.length === 0 ? "" : `<gls:glossary>${entries.join("")}</gls:glossary>\n`;
  return { inserted, glossary };
}

function entry({ id, text, wordings }: ExportTerm & { readonly id: string }): string {
  const said = wordings.map((wording) => `<gls:translation>${escapeXml(wording)}</gls:translation>`);
  const term = `<gls:term source="${OWN}">${escapeXml(text)}</gls:term>`;
  return `<gls:glossEntry ref="#${id}">${term}${said.join("")}</gls:glossEntry>`;
}
