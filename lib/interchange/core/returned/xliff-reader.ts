import type { XliffDocument, XliffFile, XliffUnit } from "@/lib/xliff/core/file";
import { namedParagraph } from "./our-id";
import type { ReturnedFile, ReturnedText, ReturnedTrack } from "./returned";

/** An XLIFF file as work that comes back: exported here, or the file that a document was made of, from another program. */
export function readReturnedXliff({ files }: XliffDocument): ReturnedFile {
  const own = files.filter(({ said }) => said.track !== undefined);
  const others = files.filter(({ said }) => said.track === undefined);
  const [document] = files.flatMap(({ said }) => said.document ?? []);
  const isOne = files.every(({ said }) => said.document === document);
  return {
    documentId: isOne ? (document ?? null) : null,
    candidates: candidatesIn(files),
    tracks: [...own.map((file) => readTrack([file])), ...(others.length === 0 ? [] : [readTrack(others)])],
  };
}

/** Those that the memory here proposed are there still. */
function candidatesIn(files: readonly XliffFile[]): number {
  const all = files.flatMap(({ units }) => units.flatMap(({ candidates }) => candidates));
  return all.filter(({ kind }) => kind === null).length;
}

/** Files that do not tell their track are parts of one. */
function readTrack(files: readonly XliffFile[]): ReturnedTrack {
  const [first] = files;
  return {
    id: first?.said.track ?? null,
    name: first?.said["track-name"] ?? first?.original ?? "",
    language: first?.targetLanguage?.replaceAll("_", "-") ?? null,
    texts: files.flatMap(({ units }) =>
      units.filter(hasWords).map((unit) => readText(unit, first?.said.track !== undefined)),
    ),
  };
}

/** A unit of blanks is no paragraph here. */
const hasWords = ({ source, target }: XliffUnit): boolean =>
  source.text.trim() !== "" || (target?.text ?? "").trim() !== "";

function readText(unit: XliffUnit, isOurs: boolean): ReturnedText {
  const { said, source, target, state, line, id } = unit;
  return {
    ...{ place: `unit ${id}`, line, state, source: source.text },
    text: target?.text ?? "",
    marks: target?.marks ?? null,
    ...namedParagraph(id, isOurs),
    checksum: said.checksum ?? null,
    revision: /^\d{1,9}$/u.test(said.revision ?? "") ? Number(said.revision) : null,
  };
}
