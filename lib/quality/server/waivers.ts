import type { Grant } from "@/lib/accounts/core/grant";
import { namesOf } from "@/lib/accounts/server/people";
import type { KeptFinding } from "./schema";
import { readFindingWaivers } from "./waiver-store";

export type Waivers = {
  /** The waiver that covers a finding of a rendering; null when it stands as it was found. */
  readonly of: (
    renderingId: string,
    finding: { readonly check: string; readonly fingerprint: string },
  ) => KeptFinding["waiver"];
};

/** The waivers of these renderings that count today. */
export async function findWaivers(grant: Grant, renderingIds: readonly string[]): Promise<Waivers> {
  const today = new Date(new Date().toISOString().slice(0, 10));
  const rows = await readFindingWaivers(grant, renderingIds, today);
  const names = await namesOf(rows.map(({ createdById }) => createdById));
  const byKey = new Map(
    rows.map((row) => [
      `${row.renderingId} ${row.check} ${row.fingerprint}`,
      {
        ...{ id: row.id, reason: row.reason, createdAt: row.createdAt.toISOString() },
        expiresOn: row.expiresOn?.toISOString().slice(0, 10) ?? null,
        byName: names.get(row.createdById) ?? null,
      },
    ]),
  );
  return {
    of: (renderingId, { check, fingerprint }) => byKey.get(`${renderingId} ${check} ${fingerprint}`) ?? null,
  };
}
