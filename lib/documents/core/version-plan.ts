import { generateNKeysBetween } from "fractional-indexing";
import { type KnownText, type Matched, matchVersions } from "./match-versions";
import { compareOrderKeys } from "./order";

/** A paragraph's row, as a new version of the source is planned. */
export type SourceRow = {
  readonly id: string;
  readonly orderKey: string;
  /** Its own piece. */
  readonly piece: string;
  /** What it says: its own piece and those joined into it. */
  readonly text: string;
  readonly joinedIntoId: string | null;
  readonly excluded: boolean;
  /** What import took off its piece. */
  readonly lead: string;
  readonly trail: string;
  /** Set aside by import: a page number is one in the new version too. */
  readonly isFurniture: boolean;
};

/** What the new version does to a part of the source, in the order of the new one; what goes stands where it stood. */
export type PlanEntry =
  | {
      readonly kind: "same" | "moved" | "returned" | "removed";
      readonly id: string;
      /** What it says, or the piece of it that is meant. */
      readonly before: string;
    }
  | { readonly kind: "changed"; readonly id: string; readonly before: string; readonly text: string }
  | { readonly kind: "added"; readonly at: number };

export type VersionPlan = {
  readonly entries: readonly PlanEntry[];
  /** Texts to correct: of the pieces of one run, in order, or of one piece. */
  readonly corrections: readonly { readonly ids: readonly string[]; readonly text: string }[];
  /** Paragraphs of the new version, by index, that are new, with their keys. */
  readonly added: readonly { readonly at: number; readonly orderKey: string }[];
  readonly moved: readonly { readonly id: string; readonly orderKey: string }[];
  readonly removed: readonly string[];
  readonly returned: readonly string[];
};

/** A paragraph as it is held against the new version: whole, or one piece of a joined one. */
type Unit = {
  readonly known: KnownText;
  readonly rows: readonly SourceRow[];
  /** It is one of several pieces of a joined paragraph. */
  readonly isPart: boolean;
};

/**
 * What is to be done so that the source says what a new version says: unchanged paragraphs stay, changed ones are
 * corrected, new ones come in between, moved ones move, and what is gone is set aside. A joined paragraph is one in the
 * new version or still its pieces, as that has it.
 *
 * @param rows all of the document, in order
 */
export function planVersion(rows: readonly SourceRow[], next: readonly string[]): VersionPlan {
  const units = unitsOf(rows, next);
  const byId = new Map(units.map((unit) => [unit.known.id, unit]));
  const { matched, gone } = matchVersions(
    units.map(({ known }) => known),
    next,
  );
  const found = matched.map((entry) => ({
    entry,
    unit: entry.kind === "added" ? undefined : byId.get(entry.id),
  }));
  const lost = gone.flatMap((id) => byId.get(id) ?? []);
  const isRunGone = goneRuns(lost, rows);
  const corrections = found.flatMap(({ entry, unit }) =>
    entry.kind === "changed" && unit !== undefined
      ? [{ ids: unit.rows.map(({ id }) => id), text: entry.text }]
      : [],
  );
  const emptied = lost
    .filter(
      ({ isPart, known, rows: [row] }) => isPart && known.text !== "" && row !== undefined && !isRunGone(row),
    )
    .map(({ known }) => ({ ids: [known.id], text: "" }));
  const removed = lost.flatMap(({ isPart, rows: [row] }) => {
    if (row === undefined || row.excluded || row.joinedIntoId !== null) return [];
    return !isPart || isRunGone(row) ? [row.id] : [];
  });
  const returned = found.flatMap(({ unit }) => {
    const row = unit?.rows[0];
    return row?.excluded === true && !row.isFurniture ? [row.id] : [];
  });
  return {
    entries: entriesOf(found, units, {
      removed: new Set(removed),
      returned: new Set(returned),
      emptied: new Set(emptied.flatMap(({ ids }) => ids)),
    }),
    corrections: [...corrections, ...emptied],
    removed,
    returned,
    ...place(found, rows),
  };
}

/** Paragraphs, or the pieces of joined ones where the new version has these apart. */
function unitsOf(rows: readonly SourceRow[], next: readonly string[]): readonly Unit[] {
  const texts = new Set(next);
  const runs = new Map<string, SourceRow[]>();
  for (const row of rows) {
    const head = row.joinedIntoId ?? row.id;
    runs.set(head, [...(runs.get(head) ?? []), row]);
  }
  const units = [...runs.values()].flatMap((run): Unit[] => {
    const [head] = run;
    if (head === undefined) return [];
    const last = run.at(-1) ?? head;
    const whole = { lead: head.lead, trail: last.trail, id: head.id, text: head.text };
    if (run.length === 1 || !isApart(run, next, texts))
      return [{ known: { ...whole, movable: !head.isFurniture }, rows: run, isPart: false }];
    return run.map((row) => ({
      known: { id: row.id, text: row.piece, lead: row.lead, trail: row.trail, movable: false },
      rows: [row],
      isPart: true,
    }));
  });
  return units.sort((a, b) => compareOrderKeys(keyOf(a), keyOf(b)));
}

const keyOf = ({ rows: [row] }: Unit): string => row?.orderKey ?? "";

/** How much of its beginning tells a paragraph that was changed. */
const BEGINNING = 6;

/** Whether a new version has the pieces of a joined paragraph apart, as the file had them. */
function isApart(run: readonly SourceRow[], next: readonly string[], texts: ReadonlySet<string>): boolean {
  const [head] = run;
  if (head === undefined) return false;
  if (texts.has(head.text) || texts.has(head.lead + head.text)) return false;
  if (
    run.some(
      (row) => row.piece !== "" && (texts.has(row.piece) || texts.has(row.lead + row.piece + row.trail)),
    )
  )
    return true;
  const begins = (head.lead + head.piece).slice(0, BEGINNING);
  const found = next.find(
    (text) => text.startsWith(begins) || text.startsWith(head.piece.slice(0, BEGINNING)),
  );
  if (found === undefined) return false;
  return Math.abs(found.length - head.piece.length) < Math.abs(found.length - head.text.length);
}

/** Joined paragraphs of which nothing is left. */
function goneRuns(lost: readonly Unit[], rows: readonly SourceRow[]): (row: SourceRow) => boolean {
  const headOf = (row: SourceRow) => row.joinedIntoId ?? row.id;
  const gone = new Set(lost.flatMap((unit) => unit.rows.map(({ id }) => id)));
  const kept = new Set(rows.filter(({ id }) => !gone.has(id)).map(headOf));
  return (row) => !kept.has(headOf(row));
}

type Found = { readonly entry: Matched; readonly unit: Unit | undefined };

function entriesOf(
  found: readonly Found[],
  units: readonly Unit[],
  told: Readonly<Record<"removed" | "returned" | "emptied", ReadonlySet<string>>>,
): readonly PlanEntry[] {
  const entries: PlanEntry[] = [];
  const place = new Map(units.map(({ known }, index) => [known.id, index]));
  let from = 0;
  const tellRemoved = (until: number): void => {
    for (const {
      known: { id, text: before },
    } of units.slice(from, until))
      if (told.removed.has(id)) entries.push({ kind: "removed", id, before });
      else if (told.emptied.has(id)) entries.push({ kind: "changed", id, before, text: "" });
    from = Math.max(from, until);
  };
  for (const { entry, unit } of found) {
    if (entry.kind === "same" || entry.kind === "changed") tellRemoved(place.get(entry.id) ?? 0);
    if (entry.kind === "added") {
      entries.push({ kind: "added", at: entry.at });
      continue;
    }
    const { id } = entry;
    const before = unit?.known.text ?? "";
    if (entry.kind === "changed") entries.push({ kind: "changed", id, before, text: entry.text });
    else entries.push({ kind: told.returned.has(id) ? "returned" : entry.kind, id, before });
  }
  tellRemoved(units.length);
  return entries;
}

/** Keys for what comes in or moves, each stretch of it between what stands there already. */
function place(found: readonly Found[], rows: readonly SourceRow[]): Pick<VersionPlan, "added" | "moved"> {
  const keys = rows.map(({ orderKey }) => orderKey).sort(compareOrderKeys);
  const added: { at: number; orderKey: string }[] = [];
  const moved: { id: string; orderKey: string }[] = [];
  for (let from = 0; from < found.length; ) {
    if (isKept(found[from])) {
      from++;
      continue;
    }
    let until = from;
    while (until < found.length && !isKept(found[until])) until++;
    const stretch = found.slice(from, until);
    const low = endKey(found[from - 1]?.unit, found[until]?.unit);
    const high = keys.find((key) => low === null || compareOrderKeys(key, low) > 0) ?? null;
    const count = stretch.reduce((sum, { unit }) => sum + (unit?.rows.length ?? 1), 0);
    const fresh = generateNKeysBetween(low, high, count).values();
    for (const { entry, unit } of stretch)
      if (unit === undefined) added.push({ at: entry.at, orderKey: fresh.next().value ?? "" });
      else for (const { id } of unit.rows) moved.push({ id, orderKey: fresh.next().value ?? "" });
    from = until;
  }
  return { added, moved };
}

const isKept = (found: Found | undefined): boolean =>
  found !== undefined && found.entry.kind !== "added" && found.entry.kind !== "moved";

/** Where a unit ends; where it begins, when its last piece stands behind what follows. */
function endKey(unit: Unit | undefined, following: Unit | undefined): string | null {
  if (unit === undefined) return null;
  const [first, last] = [keyOf(unit), unit.rows.at(-1)?.orderKey ?? ""];
  return following !== undefined && compareOrderKeys(last, keyOf(following)) >= 0 ? first : last;
}
