import type { LinkRight } from "./rights";

/** A project that uses a glossary. */
export type UsingProject = { readonly projectId: string; readonly right: LinkRight };

export type Keeper = {
  /** The project whose owners look after the glossary now; null when there is none. */
  readonly keeperProjectId: string | null;
  /** When there is none: the project whose owners may make it the glossary's home. */
  readonly heirProjectId: string | null;
};

/**
 * Which project looks after a glossary: its home, as long as that is not deleted; else the project that has decided in it for
 * longest. A project that was given less does not come to more by what others take away: its owners have to take the
 * glossary over, and that is written down (docs/decisions/deciding.md).
 *
 * @param homeProjectId where it is at home, deleted or not; that always uses it. Null: without a project that decides it
 *   is its maker's
 * @param living the projects that use it and are not deleted, oldest link first
 */
export function findKeeper(homeProjectId: string | null, living: readonly UsingProject[]): Keeper {
  const keeper =
    living.find(({ projectId }) => projectId === homeProjectId) ??
    living.find(({ right }) => right === "decide");
  const heir = keeper === undefined && homeProjectId !== null ? living[0] : undefined;
  return { keeperProjectId: keeper?.projectId ?? null, heirProjectId: heir?.projectId ?? null };
}
