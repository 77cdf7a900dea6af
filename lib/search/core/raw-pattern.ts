import { isPaired, variants } from "./search-query";

const HAN = /^\p{Script=Han}$/u;
const IS_PLAIN = /^[0-9a-z]$/u;

/**
 * What is asked of a text as it stands, before it is folded: that takes several times as long. Both are regular expressions
 * as PostgreSQL writes them.
 */
export type RawPatterns = {
  /** What matches it has the words, once folded; null where that cannot be told. */
  readonly sure: string | null;
  /** What matches neither has them not; "" where nothing else may have them, null where any text may. */
  readonly maybe: string | null;
};

/** Letters that folding puts together with nothing: what they are in a folded text, they are in the text as it stands. */
const PLAIN = /[0-9a-z]+/gu;

/**
 * How to tell whether texts have words, as `readSearchPattern` finds them in folded texts, without folding most of them.
 *
 * @param typed what `readSearchPattern` takes
 */
export function readRawPatterns(typed: string): RawPatterns {
  const folded = typed.normalize("NFKC").toLowerCase().trim();
  const characters = Array.from(folded);
  // Chinese meets nothing that it is put together with, so that the characters stand there when it is folded.
  if (characters.length > 0 && characters.every((one) => isPaired(one) && HAN.test(one))) {
    const { sequence, several } = rawSequence(characters.map(variants));
    return { sure: sequence, maybe: several };
  }
  // A letter may have a mark behind it that makes another of it, and a word begins where none is before it: whether the
  // longest run of plain letters stands there tells which texts are worth folding.
  const [longest] = (folded.match(PLAIN) ?? []).toSorted((one, other) => other.length - one.length);
  if (longest === undefined) return { sure: null, maybe: null };
  const { sequence, several } = rawSequence(Array.from(longest, (letter) => [letter]));
  return { sure: null, maybe: several === "" ? sequence : `${sequence}|${several}` };
}

/** What becomes such characters in a row, each by itself, and what becomes one of them among others; "" for nothing. */
function rawSequence(wanted: readonly (readonly string[])[]): { sequence: string; several: string } {
  const { alone, among } = originsOfFolded();
  const several = new Set(wanted.flat().flatMap((one) => among.get(one) ?? []));
  return {
    sequence: wanted.map((all) => toClass(all.flatMap((one) => [one, ...(alone.get(one) ?? [])]))).join(""),
    several: several.size === 0 ? "" : toClass([...several]),
  };
}

const toClass = (characters: readonly string[]): string =>
  characters.length === 1 ? (characters[0] ?? "") : `[${[...new Set(characters)].join("")}]`;

/** What becomes a Chinese character or a plain letter when it is folded: that alone (⾦), or it among others (㍻). */
type Origins = {
  readonly alone: ReadonlyMap<string, readonly string[]>;
  readonly among: ReadonlyMap<string, readonly string[]>;
};

/** Where Unicode has characters that folding changes, in whole blocks. */
const RANGES = [
  [0x41, 0xffff],
  [0x10000, 0x1ffff],
  [0x2f800, 0x2fa1f],
] as const;
const IS_CHANGED = /^\p{Changes_When_NFKC_Casefolded}$/u;

let known: Origins | null = null;

/** Made when it is first asked for: it looks at all characters. */
function originsOfFolded(): Origins {
  known ??= collectOrigins();
  return known;
}

function collectOrigins(): Origins {
  const [alone, among] = [new Map<string, string[]>(), new Map<string, string[]>()];
  for (const [first, last] of RANGES)
    for (let code = first; code <= last; code += 1) {
      const character = String.fromCodePoint(code);
      if (!IS_CHANGED.test(character)) continue;
      const folded = Array.from(character.normalize("NFKC").toLowerCase());
      const into = folded.length === 1 ? alone : among;
      for (const one of new Set(folded)) {
        if (one === character || !(HAN.test(one) || IS_PLAIN.test(one))) continue;
        const origins = into.get(one);
        if (origins === undefined) into.set(one, [character]);
        else origins.push(character);
      }
    }
  return { alone, among };
}
