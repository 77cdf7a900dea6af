import { decode } from "@/lib/documents/core/decode";
import { refuseDecoding } from "@/lib/documents/core/places";
import { ok } from "@/lib/kernel/result";
import {
  type Aligned,
  type FileLanguages,
  findAligned,
  type LanguageFile,
  languageFileOf,
  pathBeside,
} from "@/lib/text/core/aligned-files";
import { countsPlace, partPlace, type Reading, refuseAt } from "@/lib/text/core/file-place";
import { splitLines } from "@/lib/text/core/split-lines";
import type { ReadRefusal } from "../core/reader";
import { readZip, type ZipParts } from "./docx/read-zip";

/** A file of a container with its lines. */
type LinesFile = LanguageFile & { readonly lines: readonly string[] };

/** Plain files in a container: as many lines in each, and the nth lines belong together. */
type AlignedTexts = {
  readonly source: LinesFile;
  readonly targets: readonly LinesFile[];
  /** Lines that our own container has of its pairs and of its files; null in any other. */
  readonly pairs: readonly string[] | null;
  readonly tracks: readonly string[] | null;
};

/** What our own container says of itself, beside its source; `docs/export-formats.md` describes it. */
const TABLES = ["pairs.tsv", "tracks.tsv"];
const IS_TABLE = /(?:^|\/)(?:pairs|tracks)\.tsv$/u;

/**
 * Reads a container of plain files, as Moses, OPUS and this program write it. Files that are named by no language are left out.
 *
 * @param expected of whoever it is for; null where nothing is known
 */
export async function readAligned(
  bytes: Uint8Array,
  expected: FileLanguages | null,
): Promise<Reading<AlignedTexts, ReadRefusal>> {
  const zip = await readZip(bytes, (name) => IS_TABLE.test(name) || languageFileOf(name) !== null);
  if (!zip.ok) return zip;
  const { names, parts } = zip.value;
  const found = findAligned(names, expected);
  return typeof found === "string" ? refuseAt(found, undefined) : readFiles(found, parts);
}

function readFiles(
  { source, targets }: Aligned,
  parts: ZipParts["parts"],
): Reading<AlignedTexts, ReadRefusal> {
  const read: LinesFile[] = [];
  for (const file of [source, ...targets]) {
    const lines = readLines(file.path, parts);
    if (!lines.ok) return lines;
    read.push({ ...file, lines: lines.value });
  }
  const [first, ...others] = read;
  if (first === undefined) return refuseAt("no-aligned", undefined);
  const odd = others.find(({ lines }) => lines.length !== first.lines.length);
  if (odd !== undefined) {
    const countOf = ({ path, lines }: LinesFile) => ({ path, count: lines.length });
    return refuseAt("unequal-lines", countsPlace(countOf(first), countOf(odd)));
  }
  const [pairs, tracks] = TABLES.map((name) => readTable(pathBeside(source.path, name), parts));
  return ok({ source: first, targets: others, pairs: pairs ?? null, tracks: tracks ?? null });
}

/** What is no text says nothing. */
function readTable(name: string, parts: ZipParts["parts"]): readonly string[] | null {
  const read = parts.has(name) ? readLines(name, parts) : null;
  return read?.ok === true ? read.value : null;
}

function readLines(name: string, parts: ZipParts["parts"]): Reading<readonly string[], ReadRefusal> {
  const bytes = parts.get(name) ?? new Uint8Array();
  const decoded = decode(bytes);
  if (decoded.ok) return ok(splitLines(decoded.value.text));
  const refused = refuseDecoding(decoded.reason, bytes);
  return refuseAt(refused.reason, partPlace(name));
}
