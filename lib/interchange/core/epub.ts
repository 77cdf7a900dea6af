import { labelAtTurn } from "@/lib/renderings/core/speaker-names";
import type { RichText } from "@/lib/text/core/marks";
import { directionOf } from "./html";
import { markRuns } from "./mark-runs";
import type { ExportDocument, ExportParagraph, ExportRow, ExportTrack, WriterOptions } from "./writer";
import { escapeXml, escapeXmlAttribute } from "./xml-text";

type Layout = WriterOptions["layout"];

/** A line of the table of contents: `level` 1 to 6, `id` of the element that it leads to. */
export type Chapter = { readonly id: string; readonly label: string; readonly level: number };

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** The first file of the container; its bytes lie there as they are (EPUB 3.3, 4.2.1). */
export const EPUB_HEAD = { path: "mimetype", text: "application/epub+zip" } as const;

/** Says where the package is. */
export const EPUB_CONTAINER = `${XML}<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

/** What a reader shows of the book in its library, and what the book is made of. */
export function epubPackage(document: ExportDocument, { writtenAt, layout }: WriterOptions): string {
  const { id, title, date, citation, occasion, tracks } = document;
  const languages = new Set([
    ...(layout !== "translation" ? [document.language] : []),
    ...tracks.map(({ language }) => language),
  ]);
  if (languages.size === 0) languages.add(document.language);
  const facts = [
    `<dc:identifier id="id">urn:uuid:${escapeXml(id)}</dc:identifier>`,
    // A title must have a letter.
    `<dc:title>${escapeXml(title.trim() === "" ? id : title)}</dc:title>`,
    ...[...languages].map((language) => `<dc:language>${escapeXml(language)}</dc:language>`),
    date === null ? "" : `<dc:date>${escapeXml(date)}</dc:date>`,
    citation.trim() === "" ? "" : `<dc:source>${escapeXml(citation)}</dc:source>`,
    occasion.trim() === "" ? "" : `<dc:description>${escapeXml(occasion)}</dc:description>`,
    ...tracks.flatMap(({ attribution }) =>
      attribution.trim() === "" ? [] : [`<dc:contributor>${escapeXml(attribution)}</dc:contributor>`],
    ),
    `<meta property="dcterms:modified">${writtenAt.slice(0, 19)}Z</meta>`,
  ].filter((fact) => fact !== "");
  return `${XML}<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${escapeXmlAttribute(mainLanguage(document, layout))}">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
${facts.join("\n")}
</metadata>
<manifest>
<item id="text" href="text.xhtml" media-type="application/xhtml+xml"/>
<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
<item id="style" href="style.css" media-type="text/css"/>
</manifest>
<spine><itemref idref="text"/></spine>
</package>
`;
}

/** The book's text. Each line of its table of contents is told to `found` when it is written. */
export async function* epubText(
  document: ExportDocument,
  rows: AsyncIterable<ExportRow>,
  { layout }: WriterOptions,
  found: (chapter: Chapter) => void,
): AsyncGenerator<string> {
  const facts = [document.date, document.occasion, document.citation].filter(isStated).map(escapeXml);
  yield pageBegin(document.title, mainLanguage(document, layout));
  yield `<header id="top">\n<p class="title"${lang(document.language)}>${escapeXml(document.title)}</p>\n`;
  yield facts.length === 0
    ? "</header>\n"
    : `<p${lang(document.language)}>${facts.join(" · ")}</p>\n</header>\n`;
  for await (const row of rows) {
    const texts = rowTexts(document, row, layout);
    const [first] = texts;
    if (first === undefined) continue;
    yield rowOf(row.paragraph, texts);
    const level = levelOf(row.paragraph);
    if (level !== null) found({ id: idOf(row.paragraph), label: labelOf(first), level });
  }
  yield `${provenance(document)}</body>\n</html>\n`;
}

/** The table of contents; a book without headings and questions has its title in it. */
export function epubNavigation(
  document: ExportDocument,
  { layout }: WriterOptions,
  chapters: readonly Chapter[],
): string {
  const language = mainLanguage(document, layout);
  const shown = chapters.length === 0 ? [{ id: "top", label: document.title, level: 1 }] : chapters;
  return `${pageBegin(document.title, language)}<nav epub:type="toc" id="toc">\n${list(shown)}</nav>\n</body>\n</html>\n`;
}

/** Lines below the first level of a list are a list inside the line before. */
function list(chapters: readonly Chapter[]): string {
  const items: { readonly head: Chapter; readonly below: Chapter[] }[] = [];
  for (const chapter of chapters) {
    const last = items.at(-1);
    if (last !== undefined && chapter.level > last.head.level) last.below.push(chapter);
    else items.push({ head: chapter, below: [] });
  }
  const written = items.map(({ head, below }) => {
    // A link must say something.
    const label = head.label.trim() === "" ? "…" : head.label;
    const link = `<a href="text.xhtml#${escapeXmlAttribute(head.id)}">${escapeXml(label)}</a>`;
    return `<li>${link}${below.length === 0 ? "" : `\n${list(below)}`}</li>\n`;
  });
  return `<ol>\n${written.join("")}</ol>\n`;
}

function pageBegin(title: string, language: string): string {
  return `${XML}<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"${lang(language)}>\n<head>\n<meta charset="utf-8"/>\n<title>${escapeXml(title.trim() === "" ? "…" : title)}</title>\n<link rel="stylesheet" type="text/css" href="style.css"/>\n</head>\n<body>\n`;
}

/** A text of a row as it is printed. */
type Printed = {
  readonly language: string;
  readonly label: string | null;
  readonly rich: RichText;
  /** More attributes, ready to write. */
  readonly attributes: string;
};

function rowTexts(
  document: ExportDocument,
  { paragraph, renderings }: ExportRow,
  layout: Layout,
): readonly Printed[] {
  const source = { language: document.language, label: paragraph.label, rich: paragraph, attributes: "" };
  const translations = document.tracks.flatMap((track): Printed[] => {
    const rendering = renderings[track.id];
    if (rendering === undefined || rendering.text === "") return [];
    const needsWork = rendering.needsWork ? ' data-needs-work="yes"' : "";
    const attributes = ` data-track="${escapeXmlAttribute(track.id)}" data-state="${rendering.state}"${needsWork}`;
    return [
      {
        language: track.language,
        label: labelAtTurn(track.speakers, paragraph),
        rich: rendering,
        attributes,
      },
    ];
  });
  return layout !== "translation" ? [source, ...translations] : translations;
}

function rowOf(paragraph: ExportParagraph, texts: readonly Printed[]): string {
  const { kind, level, turn, speaker } = paragraph;
  const classes = ["row", kind, level === null ? null : `level-${level}`, turn].filter(isStated).join(" ");
  const said = isStated(speaker) ? ` data-speaker="${escapeXmlAttribute(speaker)}"` : "";
  const inside = texts.map(({ language, label, rich, attributes }, at) => {
    // One heading a row: what a reader lists of it is in one language.
    const element = kind === "heading" && at === 0 ? `h${level ?? 2}` : "p";
    const printed = isStated(label) ? `<span class="label">${escapeXml(label)}</span> ` : "";
    return `<${element}${lang(language)}${attributes}>${printed}${inline(rich)}</${element}>\n`;
  });
  return `<div id="${escapeXmlAttribute(idOf(paragraph))}" class="${classes}" data-kind="${kind}"${said}>\n${inside.join("")}</div>\n`;
}

function inline(rich: RichText): string {
  const runs = markRuns(rich).map(({ text, bold, italic }) => {
    const plain = escapeXml(text).replaceAll("\n", "<br/>");
    const slanted = italic ? `<em>${plain}</em>` : plain;
    return bold ? `<strong>${slanted}</strong>` : slanted;
  });
  return `<span class="text">${runs.join("")}</span>`;
}

/** An id begins with a letter. */
const idOf = ({ id }: ExportParagraph): string => `p-${id}`;

/** A heading's level; a question stands below every heading; nothing else is listed. */
function levelOf({ kind, level, turn, label }: ExportParagraph): number | null {
  if (kind === "heading") return level ?? 2;
  return turn === "question" && label !== null ? 7 : null;
}

const LONGEST_LABEL = 60;

function labelOf({ label, rich }: Printed): string {
  const whole = `${label ?? ""}${rich.text}`.replace(/\s+/gu, " ").trim();
  const chars = Array.from(whole);
  return chars.length <= LONGEST_LABEL ? whole : `${chars.slice(0, LONGEST_LABEL).join("")}…`;
}

function provenance({ tracks }: ExportDocument): string {
  const lines = tracks.flatMap(({ name, attribution, citation, date, language }: ExportTrack) => {
    const facts = [attribution, citation, date].filter(isStated).map(escapeXml);
    return facts.length === 0 ? [] : [`<p${lang(language)}>${escapeXml(name)}: ${facts.join(" · ")}</p>\n`];
  });
  return lines.length === 0 ? "" : `<footer>\n${lines.join("")}</footer>\n`;
}

function mainLanguage({ language, tracks }: ExportDocument, layout: Layout): string {
  return layout !== "translation" ? language : (tracks[0]?.language ?? language);
}

/** EPUB's reading systems look for either attribute. */
function lang(language: string): string {
  const tag = escapeXmlAttribute(language);
  return ` lang="${tag}" xml:lang="${tag}" dir="${directionOf(language)}"`;
}

const isStated = (value: string | null): value is string => value !== null && value !== "";
