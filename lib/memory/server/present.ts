import type { UnitMatch } from "@/lib/memory/core/best-matches";
import { compareTexts } from "@/lib/memory/core/differences";
import { fillNumbers } from "@/lib/memory/core/fill-numbers";
import { keyOf, type MemoryKey } from "@/lib/memory/core/memory-key";
import { drawbacksOf, kindOf } from "@/lib/memory/core/score";
import { similarityOf } from "@/lib/memory/core/similarity";
import type { MatchView, UnitView } from "./schema";
import type { UnitRow } from "./unit-store";

export function presentUnit(row: UnitRow): UnitView {
  const { id, level, source, target, sourceLanguage, targetLanguage } = row;
  return {
    ...{ id: String(id), level, source, target, sourceLanguage, targetLanguage },
    origin: {
      kind: row.importId === null ? "rendering" : "import",
      ...{ memoryId: row.memoryId, projectId: row.projectId, projectName: row.projectName },
      ...{
        documentId: row.documentId,
        documentTitle: row.documentTitle ?? "",
        documentDate: row.documentDate,
      },
      number: row.paragraphId === null ? null : row.number,
      ...{ paragraphId: row.paragraphId, trackId: row.trackId, trackName: row.trackName ?? "" },
      ...{ who: row.authorName, at: row.saidAt?.toISOString() ?? null },
      ...{ importId: row.importId, fileName: row.fileName ?? "", place: row.place },
    },
  };
}

/** A match as people see it: what differs, and the translation with the asked text's numbers. */
export function presentMatch(key: MemoryKey, match: UnitMatch, row: UnitRow): MatchView {
  const { differences, numbers } = compareTexts(key, keyOf(row.source));
  const filled = fillNumbers(row.target, numbers);
  return {
    ...presentUnit(row),
    kind: kindOf(match),
    similarity: similarityOf(match.distance, match.longer),
    score: Math.min(1, Math.max(0, match.score)),
    drawbacks: [...drawbacksOf(match)],
    differences: [...differences],
    filled: { text: filled.text, placed: [...filled.placed], open: [...filled.open] },
  };
}
