import type { Grant } from "@/lib/accounts/core/grant";
import type { KeptLinks } from "@/lib/alignment/core/links";
import { readLinksShown } from "./alignment-store";

/**
 * The sentence links of renderings, of whatever tracks, by rendering id, as they were kept: `mapLinks` finds them in the
 * texts that the caller has. What nobody linked has no entry.
 *
 * @param grant of whoever may view the project; renderings of another project have no links
 */
export async function findLinksOf(
  grant: Grant,
  renderingIds: readonly string[],
): Promise<ReadonlyMap<string, KeptLinks>> {
  if (renderingIds.length === 0) return new Map();
  const rows = await readLinksShown(grant, renderingIds);
  return new Map(rows.map(({ renderingId, ...kept }) => [renderingId, kept]));
}
