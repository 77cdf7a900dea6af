import hongKong from "opencc-js/dict/HKVariantsRev";
import traditional from "opencc-js/dict/TSCharacters";
import taiwan from "opencc-js/dict/TWVariantsRev";

/** Characters that are ordinary in traditional texts and that OpenCC leaves to its phrases. */
const MORE = "瞭 了|妳 你|祇 只|麽 么|纔 才";

const simplified = readTables();
const variants = invert(simplified);

/**
 * The simplified character of one Chinese character, by the first choice of OpenCC's tables; the character itself
 * when there is none. Made for comparing, with both sides folded: where one simplified character stands for several
 * (乾 and 干), all of them become one.
 */
export function simplifyHan(character: string): string {
  return simplified.get(character) ?? character;
}

/** All characters that fold to the same simplified one as `character`, itself first. */
export function variantsOfHan(character: string): readonly string[] {
  const one = simplifyHan(character);
  return [...new Set([character, one, ...(variants.get(one) ?? [])])];
}

function readTables(): Map<string, string> {
  const standard = new Map([...readPairs(traditional), ...readPairs(MORE)]);
  const variants = new Map([...readPairs(hongKong), ...readPairs(taiwan)]);
  const all = new Map(standard);
  for (const [variant, character] of variants)
    if (!all.has(variant)) all.set(variant, standard.get(character) ?? character);
  return all;
}

function readPairs(table: string): [string, string][] {
  return table.split("|").flatMap((pair): [string, string][] => {
    const [from, to] = pair.split(" ");
    return from && to ? [[from, to]] : [];
  });
}

function invert(table: ReadonlyMap<string, string>): Map<string, string[]> {
  const inverted = new Map<string, string[]>();
  for (const [variant, character] of table)
    inverted.set(character, [...(inverted.get(character) ?? []), variant]);
  return inverted;
}
