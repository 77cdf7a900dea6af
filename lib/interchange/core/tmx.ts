import { nameOfSpeaker } from "@/lib/renderings/core/speaker-names";
import type { MarkSpan, RichText } from "@/lib/text/core/marks";
import { wholeMarks } from "./mark-runs";
import { isWholePair } from "./pair-losses";
import { attribute, property, TMX_END, tmxDate, tmxHeader } from "./tmx-parts";
import type {
  ExportDocument,
  ExportRendering,
  ExportRow,
  ExportTrack,
  TextWriter,
  WriterOptions,
} from "./writer";
import { escapeXml } from "./xml-text";

/**
 * TMX 1.4b (LISA OSCAR, 2005): one `tu` per paragraph or sentence, one `tuv` for the source and one for each track that has a
 * text. Level 1 is plain text; level 2 adds emphasis as `bpt`/`ept` with HTML codes. Several tracks in one language
 * are variants and told apart by the property `x-track`.
 */
export const tmx: TextWriter = {
  format: "tmx",
  mediaType: "application/x-tmx+xml; charset=utf-8",
  extension: "tmx",
  carries: ({ emphasis }) => ({
    emphasis,
    states: true,
    structure: true,
    provenance: true,
    untranslated: false,
    characters: "xml",
    source: true,
    pairs: "any",
  }),
  async *write(document, rows, options) {
    yield head(document, options);
    for await (const row of rows) {
      const unit = translationUnit(document, row, options);
      if (unit !== null) yield unit;
    }
    yield TMX_END;
  },
};

function head(document: ExportDocument, { writtenAt, toolVersion, emphasis, unit }: WriterOptions): string {
  const properties = [
    property("x-document", document.id),
    property("x-title", document.title, document.language),
    property("x-date", document.date),
    property("x-occasion", document.occasion),
    property("x-citation", document.citation),
    ...document.tracks.map(trackProperties),
  ];
  const about = { sourceLanguage: document.language, hasCodes: emphasis, writtenAt, toolVersion, unit };
  return tmxHeader(about, properties.join(""));
}

/** The header lists each track's provenance once; the unit of a track points to it by id. */
function trackProperties(track: ExportTrack): string {
  return [
    property(`x-track-name-${track.id}`, track.name),
    property(`x-track-attribution-${track.id}`, track.attribution),
    property(`x-track-citation-${track.id}`, track.citation),
    property(`x-track-date-${track.id}`, track.date),
  ].join("");
}

/** null when no track has a text: a unit with one language is not a pair, and importers trip over it. */
function translationUnit(document: ExportDocument, row: ExportRow, options: WriterOptions): string | null {
  const { paragraph, renderings, sentence } = row;
  if (!isWholePair(row, document.tracks, "any")) return null;
  const variants = document.tracks.flatMap((track) => {
    const rendering = renderings[track.id];
    return rendering === undefined || rendering.text === ""
      ? []
      : [renderingVariant(track, rendering, { ...options, speaker: paragraph.speaker })];
  });
  return [
    `<tu${attribute("tuid", sentence === undefined ? paragraph.id : `${paragraph.id}-${sentence.number}`)}>\n`,
    property("x-document", document.id),
    property("x-paragraph", sentence === undefined ? null : paragraph.id),
    property("x-sentence", sentence === undefined ? null : String(sentence.number)),
    property("x-number", String(paragraph.number)),
    property("x-kind", paragraph.kind),
    property("x-level", paragraph.level === null ? null : String(paragraph.level)),
    property("x-speaker", paragraph.speaker, document.language),
    property("x-label", paragraph.label, document.language),
    property("x-turn", paragraph.turn),
    `<tuv${attribute("xml:lang", document.language)}>${segment(paragraph, options)}</tuv>\n`,
    ...variants,
    "</tu>\n",
  ].join("");
}

type VariantOptions = WriterOptions & Pick<ExportRow["paragraph"], "speaker">;

function renderingVariant(track: ExportTrack, rendering: ExportRendering, options: VariantOptions): string {
  return [
    `<tuv${attribute("xml:lang", track.language)}${attribute("changedate", tmxDate(rendering.updatedAt))}>\n`,
    property("x-track", track.name),
    property("x-track-id", track.id),
    property("x-speaker", nameOfSpeaker(track.speakers, options.speaker), track.language),
    property("x-state", rendering.state),
    property("x-needs-work", rendering.needsWork ? "yes" : null),
    property("x-revision", String(rendering.revision)),
    property("x-pairing", rendering.pairing?.by ?? null),
    property("x-confidence", confidenceOf(rendering)),
    `${segment(rendering, options)}</tuv>\n`,
  ].join("");
}

function confidenceOf({ pairing }: ExportRendering): string | null {
  return pairing === undefined || pairing.confidence === null ? null : pairing.confidence.toFixed(3);
}

/** White space inside `seg` is text: nothing is ever added to make it look tidy. */
function segment(rich: RichText, { emphasis }: WriterOptions): string {
  return `<seg>${emphasis ? inlineCodes(rich) : escapeXml(rich.text)}</seg>`;
}

/** `bpt` and `ept` pair by number, so overlapping spans need no nesting. At one place, endings come first. */
function inlineCodes(rich: RichText): string {
  const { text } = rich;
  const codes = wholeMarks(rich).flatMap((span, index) => [
    { place: span.start, ends: false, code: beginCode(span, index + 1) },
    { place: span.end, ends: true, code: endCode(span, index + 1) },
  ]);
  codes.sort((a, b) => a.place - b.place || Number(b.ends) - Number(a.ends));

  let written = "";
  let from = 0;
  for (const { place, code } of codes) {
    written += escapeXml(text.slice(from, place)) + code;
    from = place;
  }
  return written + escapeXml(text.slice(from));
}

const ELEMENT = { bold: "b", italic: "i" } as const;

function beginCode({ mark }: MarkSpan, number: number): string {
  return `<bpt i="${number}" type="${mark}">&lt;${ELEMENT[mark]}&gt;</bpt>`;
}

function endCode({ mark }: MarkSpan, number: number): string {
  return `<ept i="${number}">&lt;/${ELEMENT[mark]}&gt;</ept>`;
}
