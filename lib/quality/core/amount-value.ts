/** A rational number in lowest terms; `bottom` is positive. Amounts are never floating point. */
export type Exact = { readonly top: bigint; readonly bottom: bigint };

/** Longer runs of digits are no amounts that people compare, and arithmetic on them is not linear. */
const MOST_DIGITS = 30;

/** The rational number `top` / `bottom`, in lowest terms; both whole numbers. */
export function exact(top: bigint | number, bottom: bigint | number = 1n): Exact {
  if (bottom === 1n) return { top: BigInt(top), bottom };
  const [above, below] = [Number(top), Number(bottom)];
  if (Number.isSafeInteger(above) && Number.isSafeInteger(below)) return reduceSmall(above, below);
  const [numerator, denominator] = [BigInt(top), BigInt(bottom)];
  const divisor = commonDivisor(numerator, denominator);
  return { top: numerator / divisor, bottom: denominator / divisor };
}

/** Nearly all numbers are whole numbers of floating point too, which divide many times as fast. */
function reduceSmall(top: number, bottom: number): Exact {
  let [a, b] = [Math.abs(top), bottom];
  while (b > 0) [a, b] = [b, a % b];
  const divisor = a === 0 ? 1 : a;
  return { top: BigInt(top / divisor), bottom: BigInt(bottom / divisor) };
}

function commonDivisor(one: bigint, other: bigint): bigint {
  let [a, b] = [one < 0n ? -one : one, other];
  while (b > 0n) [a, b] = [b, a % b];
  return a === 0n ? 1n : a;
}

export const ZERO: Exact = exact(0);
export const ONE: Exact = exact(1);
export const HALF: Exact = exact(1, 2);

export const add = (one: Exact, other: Exact): Exact =>
  one.bottom === 1n && other.bottom === 1n
    ? { top: one.top + other.top, bottom: 1n }
    : exact(one.top * other.bottom + other.top * one.bottom, one.bottom * other.bottom);

export const multiply = (one: Exact, other: Exact): Exact =>
  one.bottom === 1n && other.bottom === 1n
    ? { top: one.top * other.top, bottom: 1n }
    : exact(one.top * other.top, one.bottom * other.bottom);

export const divide = (one: Exact, other: Exact): Exact =>
  other.top === 0n ? one : exact(one.top * other.bottom, one.bottom * other.top);

export const isSame = (one: Exact, other: Exact): boolean =>
  one.top === other.top && one.bottom === other.bottom;

/** The nearest floating point number: for comparing sizes, never for telling whether two values are the same. */
export const sizeOf = (value: Exact): number => Number(value.top) / Number(value.bottom);

/** Reads ASCII digits with an optional decimal part ("2200", "6.1"); null when there are too many of them. */
export function readDecimal(digits: string): Exact | null {
  const dot = digits.indexOf(".");
  const whole = dot < 0 ? digits : digits.slice(0, dot) + digits.slice(dot + 1);
  if (whole.length > MOST_DIGITS) return null;
  return dot < 0 ? exact(BigInt(whole)) : exact(BigInt(whole), 10n ** BigInt(digits.length - dot - 1));
}

/** As people of both languages read it: "2,200", "6.1", and "2/3" where decimals would not end. */
export function writeExact({ top, bottom }: Exact): string {
  let [rest, twos, fives] = [bottom, 0, 0];
  for (; rest % 2n === 0n; rest /= 2n) twos += 1;
  for (; rest % 5n === 0n; rest /= 5n) fives += 1;
  if (rest !== 1n) return `${top}/${bottom}`;
  const places = Math.max(twos, fives);
  const digits = String((top * 10n ** BigInt(places)) / bottom).padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places).replace(/\B(?=(?:\d{3})+$)/g, ",");
  return places === 0 ? whole : `${whole}.${digits.slice(digits.length - places)}`;
}

/** An increase by so many percent, as the ratio of the new to the old: 100 % is 2. */
export const ratioOfIncreaseOf = (percent: Exact): Exact => add(ONE, divide(percent, exact(100)));
