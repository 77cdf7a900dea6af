import { labelAtTurn } from "@/lib/renderings/core/speaker-names";
import type { RichText } from "@/lib/text/core/marks";
import type { ExportDocument, ExportParagraph, ExportRow, ExportTrack } from "../writer";
import type { CommentList } from "./comments";
import { isRightToLeft } from "./language";
import { type Layers, run, textRuns } from "./runs";
import { paragraph } from "./xml";

/** A paragraph of the source, and each rendering of it beneath, under its track's name when there are several. */
export function interleavedRow(document: ExportDocument, row: ExportRow, comments: CommentList): string {
  const { paragraph: own, terms = [], comments: said = [] } = row;
  const { language, tracks } = document;
  const over = { comments: comments.on(said, null, own.text.length), terms };
  const source = block(sourceStyle(own), own, { language, label: own.label, over });
  const renderings = tracks.map((track) => {
    const found = row.renderings[track.id];
    const onThis = comments.on(said, track.id, found?.text.length ?? 0);
    if (onThis.length === 0 && (found === undefined || found.text === "")) return "";
    const rendering = found ?? { text: "", marks: [] };
    const look = { ...lookOf(track, own), over: { comments: onThis, terms: [] } };
    const name = tracks.length > 1 ? track.name : null;
    return block(renderingStyle(own), rendering, { ...look, name });
  });
  return source + renderings.join("");
}

/** What the tracks say for a paragraph, and nothing else; one without a text is left out. */
export function translationRow(
  { tracks }: ExportDocument,
  { paragraph: own, renderings }: ExportRow,
): string {
  return tracks
    .map((track) => {
      const rendering = renderings[track.id];
      if (rendering === undefined || rendering.text === "") return "";
      return block(sourceStyle(own), rendering, lookOf(track, own));
    })
    .join("");
}

type BlockLook = {
  readonly language: string;
  /** Who speaks, where a turn begins. */
  readonly label: string | null;
  /** The track's, where there are several. */
  readonly name?: string | null;
  readonly over?: Layers;
};

function lookOf({ language, speakers }: ExportTrack, own: ExportParagraph) {
  const label = labelAtTurn(speakers, own);
  return { language, label: label === null ? null : `${label} ` };
}

function block(style: string, rich: RichText, { language, label, name = null, over }: BlockLook): string {
  const called = name === null ? "" : run(`${name}\n`, { language, style: "TrackName" });
  const said = label === null ? "" : run(label, { language, style: "Speaker" });
  const text = textRuns(rich, { language }, over);
  return paragraph(style, called + said + text, isRightToLeft(language) ? "<w:bidi/>" : "");
}

function sourceStyle({ kind, level }: ExportParagraph): string {
  if (kind === "heading") return `Heading${level ?? 2}`;
  return { caption: "Caption", note: "Note", body: "Normal" }[kind];
}

function renderingStyle({ kind }: ExportParagraph): string {
  return {
    heading: "RenderingHeading",
    caption: "RenderingCaption",
    note: "RenderingNote",
    body: "Rendering",
  }[kind];
}
