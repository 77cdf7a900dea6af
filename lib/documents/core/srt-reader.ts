import { ok, refuse } from "@/lib/kernel/result";
import { cleanText } from "@/lib/text/core/clean-text";
import type { Mark, RichText } from "@/lib/text/core/marks";
import { isTiming } from "./cue-times";
import { finishBlocks } from "./finish-blocks";
import { NoticeCounter, type TextReader } from "./reader";
import { fromRuns, type Run } from "./rich-text";

/** Whether a text begins as subtitles do: WebVTT's first word, or a cue's number and times. */
export function looksLikeSubtitles(text: string): boolean {
  const [first = "", second = ""] = text
    .replace(/^\uFEFF/u, "")
    .trimStart()
    .slice(0, 500)
    .split(/\r?\n/u);
  return /^WEBVTT(?:\s|$)/u.test(first) || isTiming(first) || (/^\d+\s*$/u.test(first) && isTiming(second));
}

/**
 * SubRip and WebVTT: a paragraph for each cue, of which `sourceLine` is the line of its times, so that they are found again
 * in the file that is kept. Notes, styles and regions of WebVTT are no text.
 */
export const srtReader: TextReader = {
  format: "srt",
  read(text) {
    const clean = cleanText(text);
    const notices = new NoticeCounter();
    notices.add("control-characters-dropped", clean.dropped);
    const lines = clean.text.split("\n");
    const raw = lines.flatMap((line, at) => {
      if (!isTiming(line)) return [];
      let end = at + 1;
      while (end < lines.length && lines[end]?.trim() !== "" && !isTiming(lines[end] ?? "")) end += 1;
      const said = lines.slice(at + 1, end);
      const place = { kind: "body", level: null, container: null, sourceLine: at + 1 } as const;
      return [{ ...place, rich: readCueText(said.join("\n")) }];
    });
    const blocks = finishBlocks(raw);
    return blocks.length === 0 ? refuse("no-text") : ok({ title: null, blocks, notices: notices.list() });
  },
};

const TAG = /<(\/?)([a-z]+)(?:[.\s][^<>\n]*)?>|<\d[\d:.]*>|\{\\[^{}\n]*\}/giu;
const MARKS: Readonly<Record<string, Mark>> = { b: "bold", i: "italic", em: "italic", strong: "bold" };
const KNOWN = new Set(["b", "i", "u", "em", "strong", "font", "c", "v", "lang", "ruby", "rt", "s"]);
const ENTITIES: Readonly<Record<string, string>> = {
  ...{
    "&amp;": "&",
    "&lt;": "<",
    "&gt;": ">",
    "&nbsp;": "\u00a0",
    "&lrm;": "\u200e",
    "&rlm;": "\u200f",
    "&#13;": "\n",
  },
};

/**
 * What a cue says: bold and italic are kept, what else a tag says is no text.
 *
 * @param entities names of characters that are read otherwise than an import reads them
 */
export function readCueText(cue: string, entities: Readonly<Record<string, string>> = {}): RichText {
  const runs: Run[] = [];
  const open = new Set<Mark>();
  let from = 0;
  const add = (until: number): void => {
    const text = cue
      .slice(from, until)
      .replace(/&#?[a-z\d]{2,4};/gu, (one) => entities[one] ?? ENTITIES[one] ?? one);
    runs.push({ text, marks: [...open] });
  };
  for (const found of cue.matchAll(TAG)) {
    const name = found[2]?.toLowerCase();
    if (name !== undefined && !KNOWN.has(name)) continue;
    add(found.index);
    from = found.index + found[0].length;
    const mark = MARKS[name ?? ""];
    if (mark !== undefined && found[1] === "/") open.delete(mark);
    else if (mark !== undefined) open.add(mark);
  }
  add(cue.length);
  return fromRuns(runs);
}
