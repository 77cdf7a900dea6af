import type { Bead } from "./bead";
import { NumberList } from "./number-list";
import { collectPostings, type Side } from "./side";

/** A bead must be that likely for its words to be learned. */
const LIKELY = 0.5;
/** Words of fewer units teach nothing, those of more are known or say nothing. */
const FEWEST = 2;
const MOST = 80;
/** How strongly two words must keep together, and how many translations a word gets. */
const LEAST = 0.25;
const TRANSLATIONS = 3;

type Learned = ReadonlyMap<number, readonly (readonly [id: number, strength: number])[]>;

/**
 * The source with what its words turned out to mean in these texts: a name, a term that the dictionary has not. Learned
 * of words that stand in the same beads again and again; one bead less than there are is counted, so that no bead
 * speaks for itself.
 */
export function learnWords(source: Side, target: Side, beads: readonly Bead[], ids: number): Side {
  const learned = findPartners(source, target, beads, ids);
  return learned.size === 0 ? source : withLearned(source, learned);
}

function findPartners(source: Side, target: Side, beads: readonly Bead[], ids: number): Learned {
  const partners: (readonly number[] | undefined)[] = Array.from({ length: source.count });
  for (const { source: from, target: to, confidence } of beads)
    if (confidence > LIKELY && to.length > 0) for (const unit of from) partners[unit] = to;
  const frequencies = collectPostings(target, ids).starts;
  const learned = new Map<number, readonly (readonly [number, number])[]>();
  for (const [key, units] of unitsByKey(source)) {
    if (units.length < FEWEST || units.length > MOST) continue;
    const counts = countPartners(target, units, partners);
    const found = [...counts]
      .map(([id, count]): [number, number] => {
        const often = (frequencies[id + 1] ?? 0) - (frequencies[id] ?? 0);
        return [id, (count - 1) / (units.length + often - count)];
      })
      .filter(([, strength]) => strength >= LEAST)
      .sort(([, one], [, other]) => other - one);
    if (found.length > 0) learned.set(key, found.slice(0, TRANSLATIONS));
  }
  return learned;
}

/** The units in which each word stands, signs left out. */
function unitsByKey(side: Side): Map<number, number[]> {
  const units = new Map<number, number[]>();
  for (let unit = 0; unit < side.count; unit += 1)
    for (let token = side.tokenStarts[unit] ?? 0; token < (side.tokenStarts[unit + 1] ?? 0); token += 1) {
      if (side.isSign[token] === 1) continue;
      const key = side.keys[token] ?? 0;
      const known = units.get(key);
      if (known === undefined) units.set(key, [unit]);
      else if (known.at(-1) !== unit) known.push(unit);
    }
  return units;
}

/** In how many of the units' beads each id of a word stands. */
function countPartners(
  target: Side,
  units: readonly number[],
  partners: readonly (readonly number[] | undefined)[],
): Map<number, number> {
  const counts = new Map<number, number>();
  const counted = new Set<readonly number[]>();
  for (const unit of units) {
    const bead = partners[unit];
    if (bead === undefined || counted.has(bead)) continue;
    counted.add(bead);
    const seen = new Set<number>();
    for (const other of bead)
      for (
        let token = target.tokenStarts[other] ?? 0;
        token < (target.tokenStarts[other + 1] ?? 0);
        token += 1
      )
        if (target.isSign[token] === 0) seen.add(target.ids[target.idStarts[token] ?? 0] ?? 0);
    for (const id of seen) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

function withLearned(side: Side, learned: Learned): Side {
  const [ids, strengths] = [new NumberList(), new NumberList()];
  const idStarts = new Int32Array(side.idStarts.length);
  for (let token = 0; token + 1 < side.idStarts.length; token += 1) {
    const more = side.isSign[token] === 1 ? undefined : learned.get(side.keys[token] ?? -1);
    for (let at = side.idStarts[token] ?? 0; at < (side.idStarts[token + 1] ?? 0); at += 1) {
      ids.push(side.ids[at] ?? 0);
      strengths.push(side.strengths[at] ?? 0);
    }
    for (const [id, strength] of more ?? []) {
      ids.push(id);
      strengths.push(strength);
    }
    idStarts[token + 1] = ids.length;
  }
  return { ...side, idStarts, ids: ids.toIntegers(), strengths: strengths.toFloats() };
}
