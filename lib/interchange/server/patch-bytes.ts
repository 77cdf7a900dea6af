import { type Decoded, decode } from "@/lib/documents/core/decode";
import { readXliffSource } from "@/lib/documents/core/xliff-paragraphs";
import { ok, type Result, refuse } from "@/lib/kernel/result";
import type { XliffDocument } from "@/lib/xliff/core/file";
import { understandXliff } from "@/lib/xliff/server/understand-xliff";
import { type Patch, patchXliff } from "../core/xliff/patch";

/** A file to patch, and for each of its units, in order, the source that we have and what is said now; null for one that stays. */
export type PatchJob = {
  readonly bytes: Uint8Array;
  /** The version that is wanted: a file is not made one of another. */
  readonly version: string;
  readonly language: string;
  readonly says: readonly { readonly source: string; readonly said: Omit<Patch, "unit"> | null }[];
};

/**
 * The file with the translations in it, in its own encoding. Runs in a thread of its own.
 *
 * @returns a refusal for a file that is to be written anew: of another version, exported here, of a program whose own dialect we
 *   do not write, or in an encoding that we do not write
 */
export function patchBytes({ bytes, version, language, says }: PatchJob): Result<Uint8Array, "not-patched"> {
  const decoded = decode(bytes);
  if (!decoded.ok || !decoded.value.encoding.startsWith("utf-")) return refuse("not-patched");
  const text = decoded.value.text.replace(/^\uFEFF/u, "");
  const read = understandXliff(text, decoded.value.encoding);
  if (!read.ok || read.document.version !== version || !isForeign(read.document))
    return refuse("not-patched");
  const { paragraphs } = readXliffSource(read.document);
  // A translation goes to the unit whose source it was made of, or to none: paragraphs may have been moved or corrected.
  const isSame = paragraphs.every(({ paragraph }, at) => paragraph.text === says[at]?.source);
  if (paragraphs.length !== says.length || !isSame) return refuse("not-patched");
  const patches = paragraphs.flatMap(({ unit }, at): Patch[] => {
    const said = says[at]?.said;
    return said === null || said === undefined ? [] : [{ unit, ...said }];
  });
  return ok(encode(patchXliff(text, read.document, patches, language), bytes, decoded.value));
}

/** Dialects of Trados, memoQ and Phrase are read and never written: their programs trust what stands beside the targets. */
const VENDORS = /sdl\.com|MQXliff|memsource/iu;

function isForeign({ root, files }: XliffDocument): boolean {
  const isVendors = Object.values(root.attributes).some((value) => VENDORS.test(value));
  return !isVendors && files.every(({ said }) => said.document === undefined);
}

/** As it was: with its byte order mark, or without. */
function encode(text: string, before: Uint8Array, { encoding }: Decoded): Uint8Array {
  const [first = 0, second = 0] = before;
  const isMarked = encoding === "utf-8" ? first === 0xef && second === 0xbb : first + second === 0xff + 0xfe;
  const whole = isMarked ? `\uFEFF${text}` : text;
  if (encoding === "utf-8") return Buffer.from(whole, "utf8");
  const units = Buffer.from(whole, "utf16le");
  return encoding === "utf-16be" ? units.swap16() : units;
}
