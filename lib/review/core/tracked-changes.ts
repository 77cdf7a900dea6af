import type { State } from "@/lib/renderings/core/state";
import { changedShare, compareWords } from "@/lib/text/core/word-diff";

/** A kept state of a rendering, or what stands there now as the last of them. */
export type KeptRevision = {
  readonly revision: number;
  /** Null when nobody is known to have made it. */
  readonly authorId: string | null;
  /** What it was kept for: a change of state is `state`. */
  readonly cause: string;
  readonly state: State;
  readonly needsWork: boolean;
  readonly text: string;
  /** ISO. */
  readonly at: string;
};

/** What became of a text since its translator confirmed it. */
export type TrackedChanges<Revision extends KeptRevision = KeptRevision> = {
  /** As it was confirmed. */
  readonly before: Revision;
  /** As it stands. */
  readonly after: Revision;
  /** Of the words of both, those that changed, 0 to 1; 0 where only blanks did. */
  readonly share: number;
  /** Who changed the words since, in the order of their first change; who is not known is left out. */
  readonly changedBy: readonly string[];
};

/** Not a translation yet, or not any more: it waits for its translator. */
const isOpen = ({ state, needsWork }: KeptRevision): boolean => state === "initial" || needsWork;

type Confirmation<Revision> = {
  readonly revision: Revision;
  /** Who took the text back or sent it back before; undefined when nobody did. */
  readonly reopenedBy: string | null | undefined;
};

/**
 * The version of a text that its translator gave away, last: as it was confirmed, coming from `initial` or sent back, or
 * as it was brought in confirmed.
 *
 * Its translators are those who confirmed it first, or after somebody else had taken it back or sent it back. Who takes
 * a text back themselves, changes it and confirms it in the translator's place revises it: that is no new version.
 *
 * @param revisions kept ones, oldest first
 * @returns null when it was never confirmed
 */
export function confirmedVersion<Revision extends KeptRevision>(
  revisions: readonly Revision[],
): Revision | null {
  const confirmations = listConfirmations(revisions);
  const translators = new Set(
    confirmations.flatMap(({ revision: { authorId }, reopenedBy }) =>
      reopenedBy === undefined || reopenedBy !== authorId ? [authorId] : [],
    ),
  );
  const last = confirmations.findLast(({ revision }) => translators.has(revision.authorId));
  return last?.revision ?? null;
}

function listConfirmations<Revision extends KeptRevision>(
  revisions: readonly Revision[],
): readonly Confirmation<Revision>[] {
  const found: Confirmation<Revision>[] = [];
  let wasOpen = true;
  let reopenedBy: string | null | undefined;
  for (const revision of revisions) {
    const open = isOpen(revision);
    if (open && !wasOpen) reopenedBy = revision.authorId;
    if (!open && revision.state === "translated") {
      // A text that is brought in confirmed is its bringer's version, whatever stood there.
      if (revision.cause === "import") found.push({ revision, reopenedBy: undefined });
      else if (wasOpen && revision.cause === "state") found.push({ revision, reopenedBy });
    }
    wasOpen = open;
  }
  return found;
}

/**
 * What somebody changed in a text since its translator confirmed it.
 *
 * @param since the version that they gave away (`confirmedVersion`), then what was kept later, oldest first, what stands
 *   there now as the last; of the others' texts it is enough that they can be told apart, and what changed no text may be
 *   left out
 * @returns null when it stands as it was
 */
export function changesSince<Revision extends KeptRevision>(
  since: readonly Revision[],
): TrackedChanges<Revision> | null {
  const [before, after] = [since[0], since.at(-1)];
  if (before === undefined || after === undefined || before.text === after.text) return null;
  const changed = since.filter(({ text }, at) => at > 0 && text !== since[at - 1]?.text);
  return {
    ...{ before, after },
    share: changedShare(compareWords(before.text, after.text)),
    changedBy: [...new Set(changed.flatMap(({ authorId }) => authorId ?? []))],
  };
}
