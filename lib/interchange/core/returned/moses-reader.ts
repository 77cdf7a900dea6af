import type { LanguageFile } from "@/lib/text/core/aligned-files";
import { STATES } from "../writer";
import { namedParagraph } from "./our-id";
import type { ReturnedFile, ReturnedText } from "./returned";

type Lines = LanguageFile & { readonly lines: readonly string[] };

/** Plain files, the nth lines of which belong together. */
type AlignedLines = {
  readonly source: Lines;
  readonly targets: readonly Lines[];
  /** The lines of `pairs.tsv` (see `mosesFiles`): paragraph, sentence, then state and confidence of each track. */
  readonly known: readonly string[] | null;
};

/** The translations of plain files, a track each. A line is found by the paragraph that is known of it, else by its source. */
export function readReturnedLines({ source, targets, known }: AlignedLines): ReturnedFile | "sentences" {
  const pairs = known?.map((line) => line.split("\t")) ?? null;
  if (pairs?.some(([, sentence = ""]) => sentence !== "") === true) return "sentences";
  const tracks = targets.map(({ stem, language, lines }, nth) => ({
    ...{ id: null, name: stem, language },
    texts: lines.flatMap((text, at): ReturnedText[] => {
      const said = pairs?.[at] ?? [];
      if (text === "" && source.lines[at] === "") return [];
      const state = STATES.find((one) => one === said[2 + 2 * nth]?.split(" ", 1)[0]);
      return [
        {
          ...{ place: `line ${at + 1}`, line: at + 1, text, marks: null, isOneLine: true },
          // A line of the table may be of another program: it says nowhere whose it is.
          ...namedParagraph(said[0] ?? null, false),
          source: source.lines[at] ?? "",
          state: state === undefined || state === "initial" ? null : state,
          ...{ checksum: null, revision: null },
        },
      ];
    }),
  }));
  return { documentId: null, tracks };
}
