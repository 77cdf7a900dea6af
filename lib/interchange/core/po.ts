import { nameOfSpeaker } from "@/lib/renderings/core/speaker-names";
import { LINE_BREAK } from "./line-break";
import type {
  ExportDocument,
  ExportRendering,
  ExportRow,
  ExportTrack,
  TextWriter,
  WriterOptions,
} from "./writer";

/**
 * GNU gettext's PO: one message per paragraph, told by its id (`msgctxt`), with what else is known of it in extracted
 * comments (`#. state: reviewed`). It holds one translation. What is not done yet, or was sent back, is `fuzzy`.
 */
export const po: TextWriter = {
  format: "po",
  mediaType: "text/x-gettext-translation; charset=utf-8",
  extension: "po",
  carries: () => ({
    emphasis: false,
    states: true,
    structure: true,
    provenance: true,
    untranslated: true,
    characters: "no-null",
    source: true,
    tracks: 1,
  }),
  async *write(document, rows, options) {
    const track = document.tracks[0] ?? null;
    yield header(document, track, options);
    for await (const row of rows) yield message(row, track);
  },
};

function header(document: ExportDocument, track: ExportTrack | null, options: WriterOptions): string {
  const { writtenAt, toolVersion } = options;
  const at = `${writtenAt.slice(0, 10)} ${writtenAt.slice(11, 16)}+0000`;
  const language = track?.language ?? "";
  const fields = [
    ["Project-Id-Version", document.title],
    ["POT-Creation-Date", at],
    ["PO-Revision-Date", at],
    ["Last-Translator", "Duizhao"],
    ["Language-Team", track?.name || "none"],
    ["Language", language.replaceAll("-", "_")],
    ["MIME-Version", "1.0"],
    ["Content-Type", "text/plain; charset=UTF-8"],
    ["Content-Transfer-Encoding", "8bit"],
    ["Plural-Forms", pluralForms(language)],
    ["X-Generator", `Duizhao ${toolVersion}`],
    ["X-Source-Language", document.language],
    ["X-Document", document.id],
    ["X-Document-Date", document.date],
    ["X-Occasion", document.occasion],
    ["X-Source-Citation", document.citation],
    ["X-Track", track?.name],
    ["X-Track-Id", track?.id],
    ["X-Attribution", track?.attribution],
    ["X-Citation", track?.citation],
    ["X-Date", track?.date],
  ].flatMap(([name, value]) => (value ? [`${name}: ${oneLine(value)}\n`] : []));
  return `msgid ""\nmsgstr ""\n${fields.map((field) => `${quoted(field)}\n`).join("")}`;
}

function message({ paragraph, renderings }: ExportRow, track: ExportTrack | null): string {
  // The message without words is the header: a paragraph without any is no message.
  if (paragraph.text === "") return "";
  const rendering = track === null ? undefined : renderings[track.id];
  const text = rendering?.text ?? "";
  const facts = [
    ["number", String(paragraph.number)],
    ["kind", paragraph.kind],
    ["level", paragraph.level === null ? null : String(paragraph.level)],
    ["speaker", paragraph.speaker],
    ["label", paragraph.label],
    ["turn", paragraph.turn],
    ["speaker in translation", track === null ? null : nameOfSpeaker(track.speakers, paragraph.speaker)],
    ["state", rendering?.state],
    ["needs work", rendering?.needsWork === true ? "yes" : null],
    ["revision", rendering === undefined ? null : String(rendering.revision)],
  ].flatMap(([name, value]) => (value ? [`#. ${name}: ${oneLine(value)}\n`] : []));
  return [
    "\n",
    ...facts,
    rendering !== undefined && isFuzzy(paragraph.text, rendering) ? "#, fuzzy\n" : "",
    `msgctxt ${quoted(paragraph.id)}\n`,
    `msgid ${lines(paragraph.text)}`,
    `msgstr ${lines(text)}`,
  ].join("");
}

/** gettext takes no pair of which one side alone begins or ends with a line's end, unless somebody is to look at it. */
function isFuzzy(source: string, { text, state, needsWork }: ExportRendering): boolean {
  if (text === "") return false;
  const isUneven =
    source.startsWith("\n") !== text.startsWith("\n") || source.endsWith("\n") !== text.endsWith("\n");
  return state === "initial" || needsWork || isUneven;
}

/** A text of several lines stands below its keyword, a line each. */
function lines(text: string): string {
  const parts = text.match(/[^\n]*\n|[^\n]+/gu) ?? [];
  if (parts.length < 2) return `${quoted(text)}\n`;
  return `""\n${parts.map((part) => `${quoted(part)}\n`).join("")}`;
}

/** Not \a, \b, \f and \v: gettext has them and other readers do not, and all take those characters as they are. */
const ESCAPES: Readonly<Record<string, string>> = {
  "\\": "\\\\",
  '"': '\\"',
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
};

function quoted(text: string): string {
  const safe = text.replace(/\0|\p{Surrogate}/gu, "\uFFFD");
  return `"${safe.replace(/[\\"\n\r\t]/gu, (char) => ESCAPES[char] ?? char)}"`;
}

const oneLine = (value: string): string => value.replace(/\0/gu, "\uFFFD").replace(LINE_BREAK, " ");

/** By language, as gettext's manual has them; English has two forms, and so has what is not listed. */
const PLURALS: readonly (readonly [languages: RegExp, forms: string])[] = [
  [/^(?:zh|ja|ko|vi|th|id|ms|lo|my|bo)\b/u, "nplurals=1; plural=0;"],
  [/^(?:fr|pt-BR)\b/u, "nplurals=2; plural=(n > 1);"],
  [
    /^(?:ru|uk|be|sr|hr|bs)\b/u,
    "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);",
  ],
  [/^(?:pl)\b/u, "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);"],
  [/^(?:cs|sk)\b/u, "nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);"],
  [
    /^ar\b/u,
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : n%100>=11 ? 4 : 5);",
  ],
];

function pluralForms(language: string): string {
  return PLURALS.find(([languages]) => languages.test(language))?.[1] ?? "nplurals=2; plural=(n != 1);";
}
