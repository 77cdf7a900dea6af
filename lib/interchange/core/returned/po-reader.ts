import { type PoMessage, parsePo } from "@/lib/documents/core/parse-po";
import { ok } from "@/lib/kernel/result";
import type { Reading } from "@/lib/text/core/file-place";
import { namedParagraph } from "./our-id";
import type { ReturnedFile, ReturnedText } from "./returned";

/** Reads a PO file. A message is found by its context, which is the paragraph's id where the file was exported here. */
export function readReturnedPo(text: string): Reading<ReturnedFile, "damaged"> {
  const read = parsePo(text);
  if (!read.ok) return read;
  const { headers, messages } = read.value;
  const header = (name: string): string | null => headers.get(name) || null;
  const documentId = header("x-document");
  const track = {
    id: header("x-track-id"),
    name: header("x-track") ?? "",
    language: header("language")?.replaceAll("_", "-") ?? null,
    texts: messages.map((message) => toText(message, documentId !== null)),
  };
  return ok({ documentId, tracks: [track] });
}

function toText(
  { line, context, id, strings, isFuzzy, extracted }: PoMessage,
  isOurs: boolean,
): ReturnedText {
  const revision = extracted.flatMap((comment) => /^revision: (\d{1,9})$/u.exec(comment)?.[1] ?? [])[0];
  return {
    ...{ place: `line ${line}`, line, source: id, marks: null },
    ...namedParagraph(context, isOurs),
    text: strings[0] ?? "",
    // Whoever finishes a message takes the flag away.
    state: isFuzzy ? "initial" : null,
    revision: revision === undefined ? null : Number(revision),
    checksum: null,
  };
}
