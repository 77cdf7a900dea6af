import { labelAtTurn, nameOfSpeaker } from "@/lib/renderings/core/speaker-names";
import type { RichText } from "@/lib/text/core/marks";
import { HTML_STYLE } from "./html-style";
import { languageName } from "./language-name";
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
 * One HTML page without script or anything from outside. Several texts: a table, one row per paragraph, whose head
 * repeats on every printed sheet. One translation alone: an article of running text. What is not visible (ids, kinds,
 * speakers, turns, states) is in `data-` attributes.
 */
export const html: TextWriter = {
  format: "html",
  mediaType: "text/html; charset=utf-8",
  extension: "html",
  carries: ({ layout }, document) => ({
    emphasis: true,
    states: true,
    structure: true,
    provenance: true,
    untranslated: !isArticle(document, layout),
    characters: "xml",
    source: layout !== "translation",
  }),
  async *write(document, rows, { layout }) {
    const begin = (titled: boolean) => pageBegin(document, { layout, titled });
    const article = isArticle(document, layout);
    let begun = false;
    for await (const row of rows) {
      // A text that begins with its title needs no other above it.
      if (!begun) yield begin(layout !== "translation" && row.paragraph.kind !== "heading");
      begun = true;
      yield article ? articleBlocks(document, row) : tableRow(document, row, layout);
    }
    if (!begun) yield begin(true);
    yield article ? "</article>\n" : "</tbody>\n</table>\n";
    yield `${pageFoot(document)}</body>\n</html>\n`;
  },
};

type Layout = WriterOptions["layout"];

function isArticle({ tracks }: ExportDocument, layout: Layout): boolean {
  return layout === "translation" && tracks.length === 1;
}

type Begin = { readonly layout: Layout; readonly titled: boolean };

function pageBegin(document: ExportDocument, { layout, titled }: Begin): string {
  const language =
    layout !== "translation" ? document.language : (document.tracks[0]?.language ?? document.language);
  const facts = [document.date, document.occasion, document.citation].filter(isStated).map(escapeXml);
  return [
    `<!DOCTYPE html>\n<html lang="${escapeXmlAttribute(language)}">\n<head>\n<meta charset="utf-8">\n`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="generator" content="Duizhao">\n',
    `<title>${escapeXml(document.title)}</title>\n<style>\n${HTML_STYLE}\n</style>\n</head>\n`,
    `<body data-document="${escapeXmlAttribute(document.id)}">\n`,
    titled
      ? `<header>\n<h1${langAndDirection(document.language)}>${escapeXml(document.title)}</h1>\n`
      : "<header>\n",
    facts.length > 0 ? `<p${langAndDirection(document.language)}>${facts.join(" · ")}</p>\n` : "",
    "</header>\n",
    isArticle(document, layout) ? "<article>\n" : tableHead(document, layout),
  ].join("");
}

function tableHead({ language, tracks }: ExportDocument, layout: Layout): string {
  const columns = tracks.map(
    ({ name, language: own }) =>
      `<th scope="col">${escapeXml(name)} <small>${escapeXml(languageName(own))}</small></th>\n`,
  );
  const own = `<th scope="col"${langAndDirection(language)}>${escapeXml(languageName(language))}</th>\n`;
  const source = layout !== "translation" ? own : "";
  return `<table>\n<thead>\n<tr>\n<th scope="col">#</th>\n${source}${columns.join("")}</tr>\n</thead>\n<tbody>\n`;
}

function tableRow(document: ExportDocument, { paragraph, renderings }: ExportRow, layout: Layout): string {
  const { language, tracks } = document;
  const cells = tracks.map((track) => {
    const rendering = renderings[track.id];
    if (rendering === undefined) return `<td${langAndDirection(track.language)}></td>\n`;
    const needsWork = rendering.needsWork ? ' data-needs-work="yes"' : "";
    const data = ` data-track="${escapeXmlAttribute(track.id)}" data-state="${rendering.state}"${needsWork}`;
    const speaker = nameAttribute(track, paragraph);
    const name = rendering.text === "" ? "" : nameSpan(track, paragraph);
    return `<td${langAndDirection(track.language)}${data}${speaker}>${name}${textSpan(rendering)}</td>\n`;
  });
  const label = labelSpan(paragraph.label);
  return [
    `<tr${rowAttributes(paragraph)}>\n<td class="number">${paragraph.number}</td>\n`,
    layout !== "translation" ? `<td${langAndDirection(language)}>${label}${textSpan(paragraph)}</td>\n` : "",
    ...cells,
    "</tr>\n",
  ].join("");
}

/** Paragraphs without a text are left out, and the loss report counts them. */
function articleBlocks({ tracks }: ExportDocument, { paragraph, renderings }: ExportRow): string {
  const element = paragraph.kind === "heading" ? `h${paragraph.level ?? 2}` : "p";
  return tracks
    .map((track) => {
      const rendering = renderings[track.id];
      if (rendering === undefined || rendering.text === "") return "";
      const needsWork = rendering.needsWork ? ' data-needs-work="yes"' : "";
      const data = `${langAndDirection(track.language)} data-state="${rendering.state}"${needsWork}`;
      const attributes = `${rowAttributes(paragraph)}${nameAttribute(track, paragraph)}${data}`;
      return `<${element}${attributes}>${nameSpan(track, paragraph)}${textSpan(rendering)}</${element}>\n`;
    })
    .join("");
}

function rowAttributes({ id, kind, level, speaker, turn }: ExportParagraph): string {
  const classes = [kind, level === null ? null : `level-${level}`, turn].filter(isStated).join(" ");
  const said = isStated(speaker) ? ` data-speaker="${escapeXmlAttribute(speaker)}"` : "";
  return ` class="${classes}" data-paragraph="${escapeXmlAttribute(id)}" data-kind="${kind}"${said}`;
}

/** Who speaks, in the track's own words, also in paragraphs that print no name. */
function nameAttribute({ speakers }: ExportTrack, { speaker }: ExportParagraph): string {
  const name = nameOfSpeaker(speakers, speaker);
  return name === null ? "" : ` data-speaker-name="${escapeXmlAttribute(name)}"`;
}

function nameSpan({ speakers }: ExportTrack, paragraph: ExportParagraph): string {
  const label = labelAtTurn(speakers, paragraph);
  return label === null ? "" : `${labelSpan(label)} `;
}

function labelSpan(label: string | null): string {
  return isStated(label) ? `<span class="label">${escapeXml(label)}</span>` : "";
}

function textSpan(rich: RichText): string {
  const runs = markRuns(rich).map(({ text, bold, italic }) => {
    const plain = escapeXml(text).replaceAll("\n", "<br>");
    const slanted = italic ? `<em>${plain}</em>` : plain;
    return bold ? `<strong>${slanted}</strong>` : slanted;
  });
  return `<span class="text">${runs.join("")}</span>`;
}

function pageFoot({ tracks }: ExportDocument): string {
  const lines = tracks.map((track) => provenance(track)).filter((line) => line !== "");
  return lines.length === 0 ? "" : `<footer>\n${lines.join("")}</footer>\n`;
}

function provenance({ name, attribution, citation, date, language }: ExportTrack): string {
  const facts = [attribution, citation, date].filter(isStated).map(escapeXml);
  return facts.length === 0
    ? ""
    : `<p${langAndDirection(language)}>${escapeXml(name)}: ${facts.join(" · ")}</p>\n`;
}

function isStated(value: string | null): value is string {
  return value !== null && value !== "";
}

const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ug", "ur", "yi"]);

/** Which way a language is written. */
export function directionOf(language: string): "ltr" | "rtl" {
  return RIGHT_TO_LEFT.has(language.split("-")[0] ?? "") ? "rtl" : "ltr";
}

function langAndDirection(language: string): string {
  return ` lang="${escapeXmlAttribute(language)}" dir="${directionOf(language)}"`;
}
