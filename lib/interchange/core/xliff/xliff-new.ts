import { GLOSSARY, MATCHES, METADATA, NAMESPACES, OWN, type XliffVersion } from "@/lib/xliff/core/names";
import type { ExportDocument, ExportRow, ExportTrack, TextWriter, WriterOptions } from "../writer";
import { escapeXml, escapeXmlAttribute, escapeXmlWith } from "../xml-text";
import { candidatesOf, newCandidates } from "./candidates";
import { type CodeWriter, withCodes } from "./codes";
import { termsOfUnit } from "./glossary";
import { filesOf, notesOf, renderingOf, type Said, saidOfFile, saidOfUnit } from "./said";

/**
 * XLIFF 2.0, 2.1 or 2.2 (OASIS): a `file` for each track, in it a `unit` of one `segment` for each paragraph, empty ones too.
 * What only we say is in the Metadata module, which other programs must leave as it is; speakers, turns and kinds are notes
 * beside it, for people. What the memory proposes is in the module of translation candidates, and terms are annotated in the source and listed in the Glossary module when they are asked for.
 */
export function newXliff(version: Exclude<XliffVersion, "1.2">): TextWriter {
  return {
    format: `xliff-${version}`,
    mediaType: "application/xliff+xml; charset=utf-8",
    extension: "xlf",
    carries: ({ emphasis }) => ({
      emphasis,
      states: true,
      structure: true,
      provenance: true,
      untranslated: true,
      characters: "no-null",
      source: true,
      oneLanguage: true,
      terms: true,
      candidates: true,
    }),
    async *write(document, rows, options) {
      yield head(version, document, options);
      for (const track of filesOf(document)) {
        yield fileHead(document, track);
        let isEmpty = true;
        for await (const row of rows) {
          yield unit(row, track, options);
          isEmpty = false;
        }
        // A file without any unit is none.
        if (isEmpty) yield '<group id="none"/>\n';
        yield "</file>\n";
      }
      yield "</xliff>\n";
    },
  };
}

function head(
  version: Exclude<XliffVersion, "1.2">,
  { language, tracks }: ExportDocument,
  { terms, candidates }: WriterOptions,
): string {
  const target = tracks[0]?.language;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<xliff xmlns="${NAMESPACES[version]}" xmlns:mda="${METADATA}"`,
    attribute("xmlns:gls", terms === true ? GLOSSARY : undefined),
    attribute("xmlns:mtc", candidates === true ? MATCHES : undefined),
    attribute("version", version),
    attribute("srcLang", language),
    attribute("trgLang", target),
    ">\n",
  ].join("");
}

/** The title goes where tools look for the name of what was translated. */
function fileHead(document: ExportDocument, track: ExportTrack | null): string {
  return [
    `<file${attribute("id", track?.id ?? document.id)}${attribute("original", document.title)} xml:space="preserve">\n`,
    metadata(saidOfFile(document, track)),
  ].join("");
}

function unit(row: ExportRow, track: ExportTrack | null, options: WriterOptions): string {
  const { paragraph } = row;
  const { emphasis, terms } = options;
  const { inserted, glossary } = termsOfUnit(terms === true ? (row.terms ?? []) : []);
  const rendering = renderingOf(row, track);
  const target = rendering === null ? "" : `<target>${withCodes(rendering, emphasis, CODES)}</target>`;
  return [
    `<unit${attribute("id", paragraph.id)}${attribute("name", String(paragraph.number))}`,
    `${attribute("type", `${OWN}:${paragraph.kind}`)}>\n`,
    newCandidates(candidatesOf(row, track, options), withCodePoints),
    glossary,
    metadata(saidOfUnit(row, track, rendering)),
    notes(notesOf(row)),
    `<segment id="s1"${rendering === null ? "" : stateOf(rendering)}>`,
    `<source>${withCodes(paragraph, emphasis, CODES, inserted)}</source>${target}</segment>\n</unit>\n`,
  ].join("");
}

/** `initial` is said too: a sub-state needs it. */
function stateOf({ state, needsWork }: NonNullable<ReturnType<typeof renderingOf>>): string {
  return attribute("state", state) + (needsWork ? attribute("subState", `${OWN}:needs-work`) : "");
}

function metadata(said: Said): string {
  const metas = said.map(([name, value]) => `<mda:meta type="${name}">${escapeXml(value)}</mda:meta>`);
  return `<mda:metadata><mda:metaGroup category="${OWN}">${metas.join("")}</mda:metaGroup></mda:metadata>\n`;
}

function notes(said: Said): string {
  if (said.length === 0) return "";
  const each = said.map(([name, value]) => `<note category="${name}">${escapeXml(value)}</note>`);
  return `<notes>${each.join("")}</notes>\n`;
}

const SUBTYPES = { bold: "xlf:b", italic: "xlf:i" } as const;

const CODES: CodeWriter = {
  text: withCodePoints,
  wrap: (mark, id, content) => `<pc id="${id}" type="fmt" subType="${SUBTYPES[mark]}">${content}</pc>`,
};

/** What XML cannot hold is written by its number, as XLIFF 2 alone can; NUL and half characters are no text anywhere. */
export function withCodePoints(text: string): string {
  return escapeXmlWith(text, (char) =>
    char === "\0" || /\p{Surrogate}/u.test(char)
      ? "\uFFFD"
      : `<cp hex="${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}"/>`,
  );
}

function attribute(name: string, value: string | undefined): string {
  return value === undefined ? "" : ` ${name}="${escapeXmlAttribute(value)}"`;
}
