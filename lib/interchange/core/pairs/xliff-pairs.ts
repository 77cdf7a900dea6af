import type { XliffDocument } from "@/lib/xliff/core/file";
import type { FilePair } from "./pair";

/** The pairs of an XLIFF document, a unit each; units without source words are left out. Files of one document name their tracks. */
export function readXliffPairs({ files }: XliffDocument): readonly FilePair[] {
  const tracks = new Set(files.map(({ said }) => said.track));
  return files.flatMap(({ units, said }) =>
    units
      .filter(({ source }) => source.text.trim() !== "")
      .map(({ id, source, target }) => ({
        place: id,
        track: tracks.size > 1 ? (said["track-name"] ?? "") : "",
        ...{ source: source.text, target: target?.text ?? "" },
      })),
  );
}
