import { oneLine } from "./line-break";
import { isWholePair } from "./pair-losses";
import type { ExportDocument, ExportRow } from "./writer";

/** The plain files of a Moses container beside each other: all have as many lines, and the nth lines belong together. */
export type MosesFiles = {
  /** The source's file first, then one a track, then what is known of each pair. */
  readonly paths: readonly string[];
  /** A line for each file; null where one of the texts is missing, so that no file has a line that others have not. */
  readonly linesOf: (row: ExportRow) => readonly string[] | null;
};

/** `source.zh-CN`, `Official.en`, and `pairs.tsv`: paragraph, sentence, then state, confidence and revision of each track. */
export function mosesFiles({ language, tracks }: ExportDocument): MosesFiles {
  const paths = [`source.${language}`, ...trackPaths(tracks), "pairs.tsv"];
  return {
    paths,
    linesOf(row) {
      if (!isWholePair(row, tracks, "all")) return null;
      const { paragraph, renderings, sentence } = row;
      const said = tracks.flatMap(({ id }) => renderings[id] ?? []);
      const texts = [paragraph, ...said].map(({ text }) => oneLine(text));
      const known = said.flatMap(({ state, needsWork, pairing, revision }) => [
        needsWork ? `${state} needs-work` : state,
        pairing === undefined || pairing.confidence === null ? "" : pairing.confidence.toFixed(3),
        String(revision),
      ]);
      return [...texts, [paragraph.id, String(sentence?.number ?? ""), ...known].join("\t")];
    },
  };
}

/** `tracks.tsv`: each track's file, id, name and language, so that its texts find their way back. */
export function mosesTracks({ tracks }: ExportDocument): string {
  const paths = trackPaths(tracks);
  return tracks
    .map(({ id, name, language }, at) => {
      const cells = [paths[at] ?? "", id, oneLine(name).replaceAll("\t", " "), language];
      return `${cells.join("\t")}\n`;
    })
    .join("");
}

/** Two tracks may share a name; their files must not, nor may one be called as the source's. */
function trackPaths(tracks: ExportDocument["tracks"]): readonly string[] {
  const used = new Set(["source"]);
  return tracks.map(({ name, language }) => {
    const plain = name
      .replace(/[^\p{L}\p{M}\p{N}_-]+/gu, "-")
      .replace(/^-+|-+$/gu, "")
      .slice(0, 60)
      .toWellFormed();
    let own = plain === "" ? "track" : plain;
    for (let nth = 2; used.has(own.toLowerCase()); nth += 1) own = `${plain === "" ? "track" : plain}-${nth}`;
    used.add(own.toLowerCase());
    return `${own}.${language}`;
  });
}
