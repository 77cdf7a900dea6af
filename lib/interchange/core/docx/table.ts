import { nameOfSpeaker } from "@/lib/renderings/core/speaker-names";
import { languageName } from "../language-name";
import type { ExportDocument, ExportParagraph, ExportRow, ExportTrack } from "../writer";
import type { CommentList } from "./comments";
import { isRightToLeft } from "./language";
import { textWidth } from "./parts";
import { documentId, rowCount, rowId, trackId } from "./row-id";
import { hiddenRun, run, textRuns } from "./runs";
import { paragraph } from "./xml";

const NUMBER_WIDTH = 1050;
const LINE = 'w:val="single" w:sz="4" w:space="0" w:color="D9D3C6"';

/** More than one translation beside the source needs a page that lies on its side. */
export function isWideTable({ tracks }: ExportDocument): boolean {
  return tracks.length > 1;
}

/** A table whose head stays on every page: number and speaker, the source, a column for each track. */
export function tableBegin(document: ExportDocument): string {
  const { language, tracks } = document;
  const widths = widthsOf(document);
  const cells = [
    hiddenRun(documentId(document.id)) + run("#", { language: "" }),
    run(languageName(language), { language }),
    ...tracks.map((track, at) => hiddenRun(trackId(track, at)) + columnName(track)),
  ];
  return [
    '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/>',
    `<w:tblBorders><w:top ${LINE}/><w:bottom ${LINE}/><w:insideH ${LINE}/></w:tblBorders>`,
    '<w:tblLayout w:type="fixed"/></w:tblPr>',
    `<w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>`,
    "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>",
    ...cells.map((inside, at) => cell(widths[at] ?? 0, paragraph("ColumnHead", inside))),
    "</w:tr>",
  ].join("");
}

/** Word wants a paragraph after a table: it says how many rows there were. */
export function tableEnd(rows: number): string {
  return `</w:tbl>${paragraph("Facts", hiddenRun(rowCount(rows)))}`;
}

export function tableRow(document: ExportDocument, row: ExportRow, comments: CommentList): string {
  const { paragraph: own, terms = [], comments: said = [] } = row;
  const widths = widthsOf(document);
  const style = cellStyle(own);
  const source = textRuns(
    own,
    { language: document.language },
    {
      comments: comments.on(said, null, own.text.length),
      terms,
    },
  );
  const renderings = document.tracks.map((track, at) => {
    const rendering = row.renderings[track.id] ?? { text: "", marks: [] };
    const layers = { comments: comments.on(said, track.id, rendering.text.length), terms: [] };
    const inside = textRuns(rendering, { language: track.language }, layers);
    return cell(widths[at + 2] ?? 0, spoken(style, inside, track.language));
  });
  return [
    "<w:tr><w:trPr><w:cantSplit/></w:trPr>",
    cell(widths[0] ?? 0, numberCell(document, row)),
    cell(widths[1] ?? 0, spoken(style, source, document.language)),
    ...renderings,
    "</w:tr>",
  ].join("");
}

function widthsOf(document: ExportDocument): readonly number[] {
  const columns = document.tracks.length + 1;
  const width = Math.floor((textWidth(isWideTable(document)) - NUMBER_WIDTH) / columns);
  return [NUMBER_WIDTH, ...Array.from({ length: columns }, () => width)];
}

/** The row's number, and who speaks: as the source has it and as the tracks call them. */
function numberCell({ language, tracks }: ExportDocument, row: ExportRow): string {
  const { number, speaker } = row.paragraph;
  const first = hiddenRun(rowId(row, tracks)) + run(String(number), { language: "" });
  if (speaker === null) return paragraph("CellNumber", first);
  const names = tracks.flatMap((track) => {
    const name = nameOfSpeaker(track.speakers, speaker);
    return name === null ? [] : [run(`\n${name}`, { language: track.language })];
  });
  return paragraph("CellNumber", first + run(`\n${speaker}`, { language }) + [...new Set(names)].join(""));
}

function columnName({ name, language }: ExportTrack): string {
  return run(name, { language }) + run(` ${languageName(language)}`, { language, style: "TrackName" });
}

function cellStyle({ kind }: ExportParagraph): string {
  return { heading: "CellHeading", caption: "CellCaption", note: "CellNote", body: "Cell" }[kind];
}

function spoken(style: string, inside: string, language: string): string {
  return paragraph(style, inside, isRightToLeft(language) ? "<w:bidi/>" : "");
}

function cell(width: number, inside: string): string {
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${inside}</w:tc>`;
}
