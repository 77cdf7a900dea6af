import type { PlacedRefusal, ReadRefusal } from "@/lib/documents/core/reader";
import { AppError, type ErrorCode } from "@/lib/kernel/app-error";
import { type FilePlace, withPlace } from "@/lib/text/core/file-place";
import { TEXT_LIMIT } from "@/lib/text/core/text-limit";

/** Each reason not to read a file, as a refusal of the API and one sentence. */
const SENTENCES = {
  empty: ["invalid", "The file is empty."],
  "no-text": ["invalid", "There is no text in this file."],
  binary: ["unsupported", "This is not a text file."],
  "unknown-encoding": [
    "unsupported",
    "The encoding of this text was not recognized: save it as UTF-8 and try again.",
  ],
  "unsupported-format": [
    "unsupported",
    "This kind of file cannot be imported: use Markdown, plain text, HTML, .docx, XLIFF, TMX, PO, subtitles (SRT, VTT) or plain files of lines in a .zip (text.zh, text.en).",
  ],
  damaged: ["invalid", "The file is damaged and cannot be opened."],
  encrypted: ["unsupported", "The file is protected by a password: save a copy without one."],
  macros: ["unsupported", "The file has macros in it: save it as .docx without macros."],
  doctype: [
    "invalid",
    "The file has a document type declaration in it, which no text needs: it was not read.",
  ],
  "external-relationship": [
    "invalid",
    "The file points to something outside itself (a linked picture, template or object): save a copy with it embedded or removed.",
  ],
  "too-many-entries": ["too-large", "The file holds more parts than a document needs: it was not opened."],
  "expands-too-much": ["too-large", "The file unpacks to more than a document needs: it was not opened."],
  "too-deep": ["invalid", "The file is nested deeper than a text needs: it was not read."],
  "no-aligned": [
    "invalid",
    "The container has no two texts whose lines belong together: name them by their languages, as “text.zh” and “text.en”.",
  ],
  "several-sources": [
    "invalid",
    "The container has several texts in the language of the source: give one with its translations.",
  ],
  "unequal-lines": [
    "invalid",
    "The texts do not have the same number of lines, so nobody can tell which belong together: they were not read.",
  ],
  "too-slow": ["too-large", "Reading this file took too long: import it in smaller parts."],
} as const satisfies Record<ReadRefusal, readonly [ErrorCode, string]>;

/** What the API answers to a file that cannot be read, with the place that is at fault where it is known. */
export function unreadable(reason: ReadRefusal, place?: FilePlace): AppError {
  const [code, sentence] = SENTENCES[reason];
  return new AppError(code, withPlace(sentence, place), { key: `import.${reason}`, values: { ...place } });
}

/** What the API answers to a text of which one place is to be put right first. */
export function refusedAt(refusal: PlacedRefusal): AppError {
  if (refusal.reason === "broken-utf-8") {
    const { count, line, column } = refusal;
    const faults = count === 1 ? "one place" : `${count} places, the first`;
    const sentence = `This text is UTF-8 but for ${faults} in line ${line}, character ${column}: put that right, or save the file as UTF-8 again.`;
    return new AppError("invalid", sentence, { key: "import.broken-utf-8", values: { count, line, column } });
  }
  const { line, number } = refusal;
  const [key, which] =
    line === null
      ? ["long-paragraph-number", `Paragraph ${number}`]
      : ["long-paragraph", `The paragraph in line ${line}`];
  const sentence = `${which} is longer than ${TEXT_LIMIT} characters, which no paragraph may be: break it into several, and import the file again.`;
  return new AppError("too-large", sentence, {
    key: `import.${key}`,
    values: { line: line ?? 0, number, limit: TEXT_LIMIT },
  });
}

/** A file of pairs, where a text in one language is wanted: its reader would give the source. */
export function bothLanguages(): AppError {
  const sentence = "This file has both languages in it: give a text in the language of the track alone.";
  return new AppError("unsupported", sentence, { key: "import.both-languages" });
}

/** The same bytes are in this project, or in this document, already. */
export function duplicate(found: { readonly documentId: string; readonly title: string }): AppError {
  return new AppError("conflict", `The same file was imported before, as “${found.title}”.`, {
    key: "import.duplicate",
    values: { title: found.title },
    detail: { reason: "duplicate", documentId: found.documentId, title: found.title },
  });
}
