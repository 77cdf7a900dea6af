import { type PoMessage, parsePo } from "@/lib/documents/core/parse-po";
import type { ReturnedFile, ReturnedText } from "./returned";

/** Reads a PO file that was exported here; null when it is none. A message is found by its context, which is the paragraph's id. */
export function readReturnedPo(text: string): ReturnedFile | null {
  const read = parsePo(text);
  if (!read.ok) return null;
  const { headers, messages } = read.value;
  const header = (name: string): string | null => headers.get(name) || null;
  return {
    documentId: header("x-document"),
    tracks: [
      {
        id: header("x-track-id"),
        name: header("x-track") ?? "",
        language: header("language")?.replaceAll("_", "-") ?? null,
        texts: messages.map(toText),
      },
    ],
  };
}

function toText({ line, context, id, strings, isFuzzy, extracted }: PoMessage): ReturnedText {
  const revision = extracted.flatMap((comment) => /^revision: (\d{1,9})$/u.exec(comment)?.[1] ?? [])[0];
  return {
    ...{ place: `line ${line}`, line, paragraphId: context, source: id, marks: null },
    text: strings[0] ?? "",
    // Whoever finishes a message takes the flag away.
    state: isFuzzy ? "initial" : null,
    revision: revision === undefined ? null : Number(revision),
    checksum: null,
  };
}
