import { type LanguageFile, pathBeside } from "@/lib/text/core/aligned-files";
import { STATES } from "../writer";
import { namedParagraph } from "./our-id";
import type { ReturnedFile, ReturnedText } from "./returned";

type Lines = LanguageFile & { readonly lines: readonly string[] };

/** Plain files, the nth lines of which belong together. */
type AlignedLines = {
  readonly source: Lines;
  readonly targets: readonly Lines[];
  /** The lines of `pairs.tsv` and `tracks.tsv` (see `mosesFiles`). */
  readonly pairs: readonly string[] | null;
  readonly tracks: readonly string[] | null;
};

/** Cells that `pairs.tsv` has of each track, in the order of `tracks.tsv`: state, confidence, revision. Paragraph and sentence precede. */
const OF_TRACK = 3;

/** The translations of plain files, a track each. A line is found by the paragraph that is known of it, else by its source. */
export function readReturnedLines(file: AlignedLines): ReturnedFile | "sentences" {
  const { source, targets } = file;
  // Whoever put lines in or took some out left the table behind.
  const pairs = file.pairs?.length === source.lines.length ? cellsOf(file.pairs) : [];
  if (pairs.some(([, sentence = ""]) => sentence !== "")) return "sentences";
  // Of one track alone the table is known to be that of the only file. A container may have its files in any order, or not all.
  const isOnly = targets.length === 1 && pairs.every((cells) => cells.length <= 2 + OF_TRACK);
  const tracks = new Map(
    cellsOf(file.tracks ?? []).map(([name = "", ...cells], nth) => [
      pathBeside(source.path, name),
      { cells, nth },
    ]),
  );
  return {
    documentId: null,
    tracks: targets.map(({ path, stem, language, lines }) => {
      const known = tracks.get(path);
      const [id = null, name = stem] = known?.cells ?? [];
      const nth = known?.nth ?? (isOnly ? 0 : null);
      const texts = lines.flatMap((text, at) =>
        textOf({ text, source: source.lines[at] ?? "", at, known: pairs[at] ?? [], nth }),
      );
      return { id, name, language, texts };
    }),
  };
}

const cellsOf = (lines: readonly string[]): readonly (readonly string[])[] =>
  lines.map((line) => line.split("\t"));

type Line = {
  readonly text: string;
  readonly source: string;
  /** From 0. */
  readonly at: number;
  /** Its cells in `pairs.tsv`. */
  readonly known: readonly string[];
  /** Which track's its cells there are, from 0; null where nobody can tell. */
  readonly nth: number | null;
};

function textOf({ text, source, at, known, nth }: Line): readonly ReturnedText[] {
  if (text === "" && source === "") return [];
  const [paragraph = null, , ...cells] = known;
  const [standing = "", , revision = ""] = nth === null ? [] : cells.slice(OF_TRACK * nth);
  const state = STATES.find((one) => one === standing.split(" ", 1)[0]);
  return [
    {
      ...{ place: `line ${at + 1}`, line: at + 1, text, source, marks: null, isOneLine: true },
      // A table of this name may be another program's.
      ...namedParagraph(paragraph, false),
      state: state === undefined || state === "initial" ? null : state,
      revision: /^\d{1,9}$/u.test(revision) ? Number(revision) : null,
      checksum: null,
    },
  ];
}
