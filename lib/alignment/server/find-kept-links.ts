import type { Grant } from "@/lib/accounts/core/grant";
import type { KeptLinks } from "@/lib/alignment/core/links";
import { readLinks } from "./alignment-store";

/**
 * The sentence links of a track for some paragraphs, by paragraph id, as they were kept: `mapLinks` finds them in the texts
 * that the caller has. What nobody linked has no entry.
 *
 * @param grant of whoever may view the track; a track of another project has no links
 */
export async function findKeptLinks(
  grant: Grant,
  trackId: string,
  paragraphIds: readonly string[],
): Promise<ReadonlyMap<string, KeptLinks>> {
  if (paragraphIds.length === 0) return new Map();
  const rows = await readLinks(grant, trackId, {
    limit: paragraphIds.length,
    after: undefined,
    paragraphIds,
  });
  return new Map(
    rows.map(({ paragraphId, links, sourceLength, targetLength }) => [
      paragraphId,
      { links, sourceLength, targetLength },
    ]),
  );
}
