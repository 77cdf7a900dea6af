import { isTiming } from "@/lib/documents/core/cue-times";
import { readCueText } from "@/lib/documents/core/srt-reader";
import type { RichText } from "@/lib/text/core/marks";
import type { ReturnedFile, ReturnedText } from "./returned";

/** Whether a text is meant as WebVTT. */
export function looksLikeVtt(text: string): boolean {
  return /^WEBVTT(?:[ \t\r\n]|$)/u.test(text);
}

/** Reads WebVTT that was exported here; null for any other. A cue is found by its identifier, wherever it was moved to. */
export function readReturnedVtt(text: string): ReturnedFile | null {
  const lines = text.split(/\r\n|\r|\n/u);
  const facts = readFacts(lines);
  if (facts.get("duizhao") !== "1") return null;
  const isBilingual = facts.get("layout") === "bilingual";
  const texts = lines.flatMap((line, at): ReturnedText[] => {
    if (!isTiming(line)) return [];
    let end = at + 1;
    while (end < lines.length && lines[end]?.trim() !== "" && !isTiming(lines[end] ?? "")) end += 1;
    return [
      readText(lines[at - 1] ?? "", lines.slice(at + 1, end).join("\n"), { line: at + 1, isBilingual }),
    ];
  });
  return {
    documentId: facts.get("document") ?? null,
    tracks: [
      {
        id: facts.get("track") ?? null,
        name: facts.get("track-name") ?? "",
        language: facts.get("track-language") ?? null,
        texts,
      },
    ],
  };
}

/** What the first note says. */
function readFacts(lines: readonly string[]): ReadonlyMap<string, string> {
  const begin = lines.indexOf("NOTE");
  const first = lines.findIndex(isTiming);
  if (begin < 0 || (first >= 0 && first < begin)) return new Map();
  const end = lines.indexOf("", begin);
  return new Map(
    lines.slice(begin + 1, end < 0 ? undefined : end).flatMap((line): (readonly [string, string])[] => {
      const colon = line.indexOf(": ");
      return colon < 0 ? [] : [[line.slice(0, colon), line.slice(colon + 2)]];
    }),
  );
}

const IDENTIFIER = /^(?<id>[\da-f-]{36})\/(?<revision>\d{1,9})\/(?<checksum>[\da-f]{1,32})\s*$/u;

function readText(
  identifier: string,
  cue: string,
  { line, isBilingual }: { readonly line: number; readonly isBilingual: boolean },
): ReturnedText {
  const { id, revision, checksum } = IDENTIFIER.exec(identifier)?.groups ?? {};
  const [source, said] = isBilingual ? languagesOf(cue) : [null, cue];
  return {
    ...{ place: `line ${line}`, line, state: null, ...readPart(said) },
    paragraphId: id ?? null,
    source: source === null ? null : readPart(source).text,
    checksum: checksum ?? null,
    revision: revision === undefined ? null : Number(revision),
  };
}

/** Without the label, which is no part of the text. */
function readPart(part: string): RichText {
  return readCueText(part.replace(/^<c\.label>[^<]*<\/c>/u, ""), { "&#13;": "\r" });
}

const BETWEEN = "</lang>\n<lang ";

/** What stands in the first and in the second `lang`: without these nobody can tell which of a cue's lines are the translation. */
function languagesOf(cue: string): readonly [source: string | null, said: string] {
  const between = cue.indexOf(BETWEEN);
  const end = cue.lastIndexOf("</lang>");
  const [first, second] = [cue.indexOf(">"), cue.indexOf(">", between + BETWEEN.length)];
  if (!cue.startsWith("<lang ") || between < 0 || second < 0 || end < second) return [null, ""];
  return [cue.slice(first + 1, between), cue.slice(second + 1, end)];
}
