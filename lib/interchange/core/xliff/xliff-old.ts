import { NAMESPACES, OWN } from "@/lib/xliff/core/names";
import { WRITTEN_STATES } from "@/lib/xliff/core/states";
import type {
  ExportDocument,
  ExportRendering,
  ExportRow,
  ExportTrack,
  TextWriter,
  WriterOptions,
} from "../writer";
import { escapeXml, escapeXmlAttribute } from "../xml-text";
import { candidatesOf, oldCandidates } from "./candidates";
import { type CodeWriter, withCodes } from "./codes";
import { filesOf, notesOf, renderingOf, type Said, saidOfFile, saidOfUnit } from "./said";

/**
 * XLIFF 1.2, strict (OASIS, 2008): a `file` for each track, in it a `trans-unit` for each paragraph, empty ones too. What only
 * we say is in contexts of types of our own. `prefill` puts the source where a translation is missing: OmegaT leaves units
 * without a target out.
 */
export const oldXliff: TextWriter = {
  format: "xliff-1.2",
  mediaType: "application/x-xliff+xml; charset=utf-8",
  extension: "xlf",
  carries: ({ emphasis }) => ({
    emphasis,
    states: true,
    structure: true,
    provenance: true,
    untranslated: true,
    characters: "xml",
    source: true,
    candidates: true,
  }),
  async *write(document, rows, options) {
    yield `<?xml version="1.0" encoding="UTF-8"?>\n<xliff xmlns="${NAMESPACES["1.2"]}" version="1.2">\n`;
    for (const track of filesOf(document)) {
      yield fileHead(document, track, options);
      for await (const row of rows) yield unit(row, track, options);
      yield "</body>\n</file>\n";
    }
    yield "</xliff>\n";
  },
};

function fileHead(
  document: ExportDocument,
  track: ExportTrack | null,
  { writtenAt, toolVersion }: WriterOptions,
): string {
  const attributes = [
    attribute("original", document.title),
    attribute("source-language", document.language),
    attribute("target-language", track?.language),
    attribute("datatype", "plaintext"),
    attribute("tool-id", OWN),
    attribute("date", `${writtenAt.slice(0, 19)}Z`),
    attribute("xml:space", "preserve"),
  ].join("");
  const said = saidOfFile(document, track).map(
    ([name, value]) => `<note from="x-${OWN}-${name}">${escapeXml(value)}</note>\n`,
  );
  return [
    `<file${attributes}>\n<header>\n`,
    `<tool tool-id="${OWN}" tool-name="Duizhao"${attribute("tool-version", toolVersion)}/>\n`,
    ...said,
    "</header>\n<body>\n",
  ].join("");
}

function unit(row: ExportRow, track: ExportTrack | null, options: WriterOptions): string {
  const { paragraph } = row;
  const rendering = renderingOf(row, track);
  const attributes = [
    attribute("id", paragraph.id),
    attribute("resname", String(paragraph.number)),
    attribute("restype", `x-${paragraph.kind}`),
    attribute("approved", isApproved(rendering) ? "yes" : "no"),
    attribute("xml:space", "preserve"),
  ].join("");
  const source = withCodes(paragraph, options.emphasis, CODES);
  return [
    `<trans-unit${attributes}>\n<source>${source}</source>\n`,
    target(rendering, source, options, track !== null),
    contexts(saidOfUnit(row, track, rendering)),
    ...notesOf(row).map(([name, value]) => `<note from="${name}">${escapeXml(value)}</note>\n`),
    ...oldCandidates(candidatesOf(row, track, options)),
    "</trans-unit>\n",
  ].join("");
}

const isApproved = (rendering: ExportRendering | null): boolean =>
  rendering?.state === "final" && !rendering.needsWork;

function target(
  rendering: ExportRendering | null,
  source: string,
  { emphasis, prefill }: WriterOptions,
  hasTrack: boolean,
): string {
  if (rendering === null) {
    return prefill && hasTrack ? `<target state="needs-translation">${source}</target>\n` : "";
  }
  // What was sent back is to be translated again; its state is told beside it.
  const state = WRITTEN_STATES[rendering.needsWork ? "initial" : rendering.state];
  return `<target state="${state}">${withCodes(rendering, emphasis, CODES)}</target>\n`;
}

/** Without a name: those are unique in a file. */
function contexts(said: Said): string {
  const each = said.map(
    ([name, value]) => `<context context-type="x-${OWN}-${name}">${escapeXml(value)}</context>`,
  );
  return `<context-group purpose="information">${each.join("")}</context-group>\n`;
}

const CODES: CodeWriter = {
  text: escapeXml,
  wrap: (mark, id, content) => `<g id="${id}" ctype="${mark}">${content}</g>`,
};

function attribute(name: string, value: string | undefined): string {
  return value === undefined ? "" : ` ${name}="${escapeXmlAttribute(value)}"`;
}
