import type { Steps } from "./steps";

const DIGIT = 0x10000;
const KEYS_A_STEP = 8_192;

/**
 * The places of the keys, the smaller keys first; equal ones stay in their order. Keys are whole numbers from 0 to 2^53.
 * By digits of 16 bits, so that a million take tens of milliseconds.
 */
export function* orderOf(keys: Float64Array): Steps<Uint32Array> {
  let greatest = 0;
  let order = new Uint32Array(keys.length);
  for (let place = 0; place < keys.length; place += 1) {
    if (place % KEYS_A_STEP === 0) yield;
    greatest = Math.max(greatest, keys[place] ?? 0);
    order[place] = place;
  }
  for (let unit = 1; unit <= greatest; unit *= DIGIT) order = yield* byDigit(keys, order, unit);
  return order;
}

function* byDigit(keys: Float64Array, order: Uint32Array, unit: number): Steps<Uint32Array<ArrayBuffer>> {
  const next = new Uint32Array(DIGIT + 1);
  for (let place = 0; place < keys.length; place += 1) {
    if (place % KEYS_A_STEP === 0) yield;
    const digit = digitOf(keys[place] ?? 0, unit) + 1;
    next[digit] = (next[digit] ?? 0) + 1;
  }
  for (let digit = 1; digit < DIGIT; digit += 1) next[digit] = (next[digit] ?? 0) + (next[digit - 1] ?? 0);
  const ordered = new Uint32Array(order.length);
  for (let from = 0; from < order.length; from += 1) {
    if (from % KEYS_A_STEP === 0) yield;
    const place = order[from] ?? 0;
    const digit = digitOf(keys[place] ?? 0, unit);
    const at = next[digit] ?? 0;
    ordered[at] = place;
    next[digit] = at + 1;
  }
  return ordered;
}

const digitOf = (key: number, unit: number): number => Math.floor(key / unit) % DIGIT;

/** The first place in a sorted stretch whose value is not below `wanted`; `to` when there is none. */
export function firstFrom(
  valueAt: (place: number) => number,
  wanted: number,
  { from, to }: { readonly from: number; readonly to: number },
): number {
  let [low, high] = [from, to];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (valueAt(middle) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
