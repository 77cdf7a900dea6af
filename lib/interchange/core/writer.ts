import type { CueTime } from "@/lib/documents/core/cue-times";
import type { SpeakerName } from "@/lib/renderings/core/speaker-names";
import type { MarkSpan } from "@/lib/text/core/marks";
import type { CandidateKind } from "@/lib/xliff/core/candidates";

/** The states of a rendering, in the order of the work (XLIFF 2). */
export const STATES = ["initial", "translated", "reviewed", "final"] as const;
export type ExportState = (typeof STATES)[number];

/** A version of the text that goes into the file. */
export type ExportTrack = {
  readonly id: string;
  readonly name: string;
  /** BCP 47. */
  readonly language: string;
  readonly attribution: string;
  readonly citation: string;
  /** The day it was published, `2020-12-31`; null when nobody said. */
  readonly date: string | null;
  /** What it calls the speakers of the source; a speaker without an entry keeps the source's word. */
  readonly speakers: readonly SpeakerName[];
};

/** What every row of the file shares. `tracks` are in the order of their columns and may be empty. */
export type ExportDocument = {
  readonly id: string;
  readonly title: string;
  /** `2020-12-31`; null when nobody said. */
  readonly date: string | null;
  readonly occasion: string;
  readonly citation: string;
  /** BCP 47, of the source text. */
  readonly language: string;
  readonly tracks: readonly ExportTrack[];
};

/** One paragraph of the source as a reader sees it. */
export type ExportParagraph = {
  readonly id: string;
  /** 1-based place among the visible paragraphs. */
  readonly number: number;
  readonly kind: "heading" | "body" | "caption" | "note";
  /** 1 to 6 for headings, else null. */
  readonly level: number | null;
  readonly speaker: string | null;
  /** The label as printed where a turn begins, "记者："; not part of `text`. */
  readonly label: string | null;
  readonly turn: "question" | "answer" | null;
  readonly text: string;
  readonly marks: readonly MarkSpan[];
};

export type ExportRendering = {
  readonly text: string;
  readonly marks: readonly MarkSpan[];
  readonly state: ExportState;
  readonly needsWork: boolean;
  readonly revision: number;
  /** ISO 8601, UTC. */
  readonly updatedAt: string;
  /** Of a sentence: how it was paired with the row's source. */
  readonly pairing?: SentencePairing;
};

/**
 * How a sentence of a translation was found to stand for one of the source: by a sentence link; by both texts having as
 * many sentences of like lengths; or as what is left, which may be the whole paragraph.
 */
export type SentencePairing = {
  readonly by: "link" | "count" | "rest";
  /** 0 to 1, of a link (1 when a person saw to it); null where nobody measured it. */
  readonly confidence: number | null;
};

/** Where a row's source stands in its paragraph, when the row is one sentence of it. */
export type SentencePlace = {
  /** 1-based among the rows of the paragraph. */
  readonly number: number;
  /** Half-open UTF-16 offsets into the paragraph's text; null of a sentence that a translation added. */
  readonly span: { readonly start: number; readonly end: number } | null;
};

/** What somebody said in a discussion that is still open. */
export type ExportComment = {
  /** The track whose rendering it is about; null where it is about the source. */
  readonly trackId: string | null;
  /** The words it is about, half-open UTF-16 offsets into that text; null where it is about the whole. */
  readonly span: { readonly start: number; readonly end: number } | null;
  readonly author: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly text: string;
};

/** A place of the source where a term was recognized: half-open UTF-16 offsets. */
export type ExportTerm = {
  readonly start: number;
  readonly end: number;
  /** The term's concept, and its term as the glossary has it. */
  readonly conceptId: string;
  readonly text: string;
  /** Its agreed wordings in the languages of the tracks; may be empty. */
  readonly wordings: readonly string[];
};

/** What a project's memory proposes for a paragraph in a track. */
export type ExportCandidate = {
  readonly trackId: string;
  readonly source: string;
  readonly target: string;
  /** How like the sources are: 0 to 1, in steps of 1/10,000. */
  readonly similarity: number;
  readonly kind: CandidateKind;
  /** The document or the file that it is of; may be empty. */
  readonly origin: string;
};

/** When a paragraph of subtitles is shown. */
export type ExportCue = CueTime;

/**
 * A paragraph with what each track says for it, by track id. A track without a word for it has no entry. With sentences
 * as units, a row is one of them: `paragraph` then has its text and marks, and `sentence` its place. Comments, terms and candidates are
 * there when they were asked for; comments of one discussion follow each other, oldest first. `cue` is there for formats that
 * are `timed`, of paragraphs that came from subtitles.
 */
export type ExportRow = {
  readonly paragraph: ExportParagraph;
  readonly renderings: Readonly<Record<string, ExportRendering>>;
  readonly sentence?: SentencePlace;
  readonly comments?: readonly ExportComment[];
  readonly terms?: readonly ExportTerm[];
  /** Of all tracks; those of one track the best first. */
  readonly candidates?: readonly ExportCandidate[];
  readonly cue?: ExportCue;
};

/** What a row is. */
export const EXPORT_UNITS = ["paragraph", "sentence"] as const;
export type ExportUnit = (typeof EXPORT_UNITS)[number];

/** Excel calls a file damaged that has a longer text in a cell: UTF-16 units. */
export const LONGEST_CELL = 32_767;

/**
 * Source and translation side by side, each translation beneath its paragraph, or the translation alone. A format that
 * has no way to lay texts beside each other, or beneath, takes both for the same.
 */
export const LAYOUTS = ["bilingual", "interleaved", "translation"] as const;
export type ExportLayout = (typeof LAYOUTS)[number];

export type WriterOptions = {
  /** When the file is made: ISO 8601, UTC. Given, not taken, so that the same input gives the same bytes. */
  readonly writtenAt: string;
  /** Version of the program, for formats that name their maker. */
  readonly toolVersion: string;
  /** How formats for people lay a text out. */
  readonly layout: ExportLayout;
  /** Write emphasis where the format leaves it to choice: TMX level 2 instead of level 1. */
  readonly emphasis: boolean;
  /** Begin a CSV with a byte order mark, without which Excel garbles Chinese. */
  readonly byteOrderMark: boolean;
  /** Put the source where a translation is missing, for programs that take no unit without one: XLIFF 1.2. */
  readonly prefill: boolean;
  /** What the rows are; sentences only for formats that `takesSentences`. */
  readonly unit: ExportUnit;
  /** Write open discussions, where the format can; only then do rows bring them. */
  readonly comments?: boolean;
  /** Mark recognized terms and list what is agreed for them, where the format can; only then do rows bring them. */
  readonly terms?: boolean;
  /** Write what the memory proposes beside each text, where the format can; only then do rows bring it. */
  readonly candidates?: boolean;
};

/** What a format keeps of a document; the loss report counts the rest. */
export type Capabilities = {
  /** Bold and italic. */
  readonly emphasis: boolean;
  /** State and "needs work" of each rendering. */
  readonly states: boolean;
  /** Who speaks in every paragraph, also where no label is printed; question or answer; the paragraph's kind. */
  readonly structure: boolean;
  /** Whose text a track is, where it was published, when. */
  readonly provenance: boolean;
  /** Rows whose translation is still empty. */
  readonly untranslated: boolean;
  /** Every Unicode character, all but U+0000, or only those that XML 1.0 and HTML allow. */
  readonly characters: "all" | "no-null" | "xml";
  /** Source text beside the translation. */
  readonly source: boolean;
  /** Texts stand in cells of a spreadsheet, which hold `LONGEST_CELL` UTF-16 units. */
  readonly cells?: boolean;
  /** All tracks of a file are in one language. */
  readonly oneLanguage?: boolean;
  /** A text stands on one line: what breaks a line inside it becomes a space. */
  readonly oneLine?: boolean;
  /** The most translations that a file holds; any number when not given. The first ones are written. */
  readonly tracks?: number;
  /** Open discussions, when they are asked for. */
  readonly comments?: boolean;
  /** Recognized terms, when they are asked for. */
  readonly terms?: boolean;
  /** What the memory proposes, when it is asked for. */
  readonly candidates?: boolean;
  /** A row is written only where its source and any, or all, of its translations have words. */
  readonly pairs?: "any" | "all";
  /** Only paragraphs that have times are written: subtitles. */
  readonly timed?: boolean;
};

/** Part of a file: text that is written as UTF-8, or bytes as they are. */
export type FilePiece = string | Uint8Array;

/** One export format. A writer holds no more than the row it is writing, or what its container needs of each. */
export type Writer = {
  /** The value of `format=` in the API. */
  readonly format: string;
  /** With its charset. */
  readonly mediaType: string;
  /** Without the dot. */
  readonly extension: string;
  carries(options: WriterOptions, document: ExportDocument): Capabilities;
  /**
   * The file in pieces of any length, in order. Rows come in document order, and can be gone over again: each going over
   * begins anew.
   * Throws only what `rows` throws: no text can make it fail.
   */
  write(
    document: ExportDocument,
    rows: AsyncIterable<ExportRow>,
    options: WriterOptions,
  ): AsyncIterable<FilePiece>;
};

/** A format whose file is text: it can be shown as it is. */
export type TextWriter = Omit<Writer, "write"> & {
  write(...given: Parameters<Writer["write"]>): AsyncIterable<string>;
};
