/** Unsigned 32-bit hashes that are the same on every machine and in every release: they may be stored. */

const SEED = 0x811c9dc5;

const mix = (hash: number, code: number): number => {
  const mixed = Math.imul(hash ^ code, 0x85ebca6b);
  return Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
};

const finish = (hash: number): number => (hash ^ (hash >>> 16)) >>> 0;

/** Of code points. */
export function hashCodes(codes: ArrayLike<number>, from = 0, to = codes.length): number {
  let hash = SEED;
  for (let at = from; at < to; at += 1) hash = mix(hash, codes[at] ?? 0);
  return finish(hash);
}

/** Of UTF-16 code units. */
export function hashText(text: string): number {
  let hash = SEED;
  for (let at = 0; at < text.length; at += 1) hash = mix(hash, text.charCodeAt(at));
  return finish(hash);
}
