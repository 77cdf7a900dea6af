import { nameOfSpeaker } from "@/lib/renderings/core/speaker-names";
import type { RichText } from "@/lib/text/core/marks";
import { markRuns } from "./mark-runs";
import type {
  ExportDocument,
  ExportParagraph,
  ExportRow,
  ExportTrack,
  TextWriter,
  WriterOptions,
} from "./writer";
import { escapeXml, escapeXmlAttribute } from "./xml-text";

/**
 * TEI P5, a parallel edition: one `div` per paragraph, in it the source and each translation, every one with its language and
 * an `xml:id` made of the paragraph's, and a `linkGrp` that pairs them. Who speaks is a `speaker`, notes are `note`, states
 * are categories of a taxonomy in the header.
 */
export const tei: TextWriter = {
  format: "tei",
  mediaType: "application/tei+xml; charset=utf-8",
  extension: "xml",
  carries: () => ({
    emphasis: true,
    states: true,
    structure: true,
    provenance: true,
    untranslated: true,
    characters: "xml",
    source: true,
  }),
  async *write(document, rows, options) {
    yield `<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="http://www.tei-c.org/ns/1.0">\n${header(document, options)}`;
    yield "<text>\n<body>\n";
    let isEmpty = true;
    for await (const row of rows) {
      isEmpty = false;
      yield division(document, row);
    }
    // A body must hold something.
    yield `${isEmpty ? "<p/>\n" : ""}</body>\n</text>\n</TEI>\n`;
  },
};

function header(document: ExportDocument, { writtenAt, toolVersion }: WriterOptions): string {
  const { title, language, tracks } = document;
  const languages = [...new Set([language, ...tracks.map((track) => track.language)])];
  const made = writtenAt.slice(0, 10);
  return [
    "<teiHeader>\n<fileDesc>\n<titleStmt>\n",
    `<title${lang(language)}>${text(title)}</title>\n</titleStmt>\n`,
    `<publicationStmt><p>Exported by Duizhao on <date when="${made}">${made}</date></p></publicationStmt>\n`,
    `<sourceDesc>\n${sourceBibl(document)}${tracks.map(trackBibl).join("")}</sourceDesc>\n</fileDesc>\n`,
    `<encodingDesc>\n<appInfo><application ident="duizhao" version="${versionOf(toolVersion)}"><label>Duizhao</label></application></appInfo>\n`,
    `<classDecl>\n${taxonomy("states", STATES)}${taxonomy("turns", TURNS)}</classDecl>\n</encodingDesc>\n`,
    `<profileDesc><langUsage>${languages
      .map((tag) => `<language ident="${escapeXmlAttribute(tag)}">${text(tag)}</language>`)
      .join("")}</langUsage></profileDesc>\n`,
    "</teiHeader>\n",
  ].join("");
}

const STATES = ["initial", "translated", "reviewed", "final", "needs-work"];
const TURNS = ["question", "answer"];

function taxonomy(name: string, categories: readonly string[]): string {
  const each = categories.map((one) => `<category xml:id="${one}"><catDesc>${one}</catDesc></category>`);
  return `<taxonomy xml:id="${name}">${each.join("")}</taxonomy>\n`;
}

/** TEI wants numbers with points between. */
const versionOf = (version: string): string => /^\d+(?:\.\d+){0,3}/u.exec(version)?.[0] ?? "0";

function sourceBibl({ id, title, language, date, occasion, citation }: ExportDocument): string {
  return bibl(`document-${id}`, "source", [
    `<title${lang(language)}>${text(title)}</title>`,
    day(date),
    occasion === "" ? "" : `<note type="occasion"${lang(language)}>${text(occasion)}</note>`,
    citation === "" ? "" : `<note type="citation"${lang(language)}>${text(citation)}</note>`,
  ]);
}

function trackBibl({ id, name, language, attribution, citation, date }: ExportTrack): string {
  return bibl(`track-${id}`, "translation", [
    `<title>${text(name)}</title>`,
    `<textLang mainLang="${escapeXmlAttribute(language)}"/>`,
    attribution === "" ? "" : `<author>${text(attribution)}</author>`,
    day(date),
    citation === "" ? "" : `<note type="citation">${text(citation)}</note>`,
  ]);
}

const bibl = (id: string, type: string, parts: readonly string[]): string =>
  `<bibl xml:id="${escapeXmlAttribute(id)}" type="${type}">${parts.join("")}</bibl>\n`;

const day = (date: string | null): string =>
  date === null ? "" : `<date when="${escapeXmlAttribute(date)}">${text(date)}</date>`;

/** One text of a division: the paragraph, or what a track says for it. */
type Version = {
  readonly id: string;
  readonly language: string;
  readonly rich: RichText;
  /** More attributes, ready to write. */
  readonly attributes: string;
  /** Who speaks, and whether it is printed there. */
  readonly speaker: { readonly name: string; readonly isPrinted: boolean } | null;
};

function division(document: ExportDocument, row: ExportRow): string {
  const { paragraph } = row;
  const source = sourceVersion(document, paragraph);
  const translations = document.tracks.flatMap((track) => translationVersion(track, row));
  const links = translations.map(({ id }) => `<link target="#${source.id} #${id}"/>`);
  return [
    `<div type="${paragraph.kind}" n="${paragraph.number}">\n`,
    ...[source, ...translations].map((version) => write(version, paragraph)),
    links.length === 0 ? "" : `<linkGrp type="translation">${links.join("")}</linkGrp>\n`,
    "</div>\n",
  ].join("");
}

function sourceVersion(
  { language }: ExportDocument,
  { id, speaker, label, text: own, marks }: ExportParagraph,
): Version {
  const name = label ?? speaker;
  return {
    ...{ id: `s-${id}`, language, attributes: "" },
    rich: { text: own, marks },
    speaker: name === null ? null : { name, isPrinted: label !== null },
  };
}

function translationVersion(track: ExportTrack, { paragraph, renderings }: ExportRow): readonly Version[] {
  const rendering = renderings[track.id];
  if (rendering === undefined || rendering.text === "") return [];
  const states = `#${rendering.state}${rendering.needsWork ? " #needs-work" : ""}`;
  const name = nameOfSpeaker(track.speakers, paragraph.speaker);
  return [
    {
      ...{ id: `t-${track.id}-${paragraph.id}`, language: track.language, rich: rendering },
      attributes: ` corresp="#s-${escapeXmlAttribute(paragraph.id)}" source="#track-${escapeXmlAttribute(track.id)}" ana="${states}"`,
      speaker: name === null ? null : { name, isPrinted: paragraph.label !== null },
    },
  ];
}

function write(
  { id, language, rich, attributes, speaker }: Version,
  { kind, level, turn }: ExportParagraph,
): string {
  const [element, more] = elementOf(kind, level);
  const own = `<${element} xml:id="${escapeXmlAttribute(id)}"${lang(language)} xml:space="preserve"${more}${attributes}>`;
  const whole = `${own}${inline(rich)}</${element}>`;
  const isSaid = (speaker !== null || turn !== null) && (element === "p" || element === "ab");
  if (!isSaid) return `${whole}\n`;
  // A speaker who is named in no printed label of this paragraph goes on speaking.
  const goesOn = speaker?.isPrinted === false ? ' rend="none"' : "";
  const said = speaker === null ? "" : `<speaker${lang(language)}${goesOn}>${text(speaker.name)}</speaker>`;
  return `<sp${turn === null ? "" : ` ana="#${turn}"`}>${said}${whole}</sp>\n`;
}

function elementOf(kind: ExportParagraph["kind"], level: number | null): readonly [string, string] {
  if (kind === "heading") return ["head", ` type="level-${level ?? 2}"`];
  if (kind === "note") return ["note", ""];
  return kind === "caption" ? ["ab", ' type="caption"'] : ["p", ""];
}

const REND = { bold: "bold", italic: "italic" } as const;

function inline(rich: RichText): string {
  return markRuns(rich)
    .map((run) => {
      const written = text(run.text).replaceAll("\n", "<lb/>");
      const rend = (["bold", "italic"] as const).filter((mark) => run[mark]).map((mark) => REND[mark]);
      return rend.length === 0 ? written : `<hi rend="${rend.join(" ")}">${written}</hi>`;
    })
    .join("");
}

/** A wide space stands as a reference: editors of XML like to take blanks away. */
const text = (value: string): string => escapeXml(value).replaceAll("\u3000", "&#x3000;");

const lang = (language: string): string => ` xml:lang="${escapeXmlAttribute(language)}"`;
