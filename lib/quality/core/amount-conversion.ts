import type { Unit } from "./amount";

type Dimension = "area" | "mass" | "length" | "power" | "energy" | "money";

/** Units that English texts convert into others, in square meters, kilograms, meters, watts and watt-hours (customary Chinese units: 1959). */
const SIZES: Readonly<Record<Unit, readonly [Dimension, number]>> = {
  mu: ["area", 10_000 / 15],
  hectare: ["area", 10_000],
  acre: ["area", 4046.856],
  "square kilometer": ["area", 1e6],
  "square mile": ["area", 2_589_988],
  "square meter": ["area", 1],
  "square foot": ["area", 0.092903],
  jin: ["mass", 0.5],
  kilogram: ["mass", 1],
  ton: ["mass", 1000],
  pound: ["mass", 0.453592],
  gram: ["mass", 0.001],
  li: ["length", 500],
  kilometer: ["length", 1000],
  mile: ["length", 1609.344],
  meter: ["length", 1],
  foot: ["length", 0.3048],
  chi: ["length", 1 / 3],
  watt: ["power", 1],
  kilowatt: ["power", 1e3],
  megawatt: ["power", 1e6],
  gigawatt: ["power", 1e9],
  terawatt: ["power", 1e12],
  "watt-hour": ["energy", 1],
  "kilowatt-hour": ["energy", 1e3],
  "megawatt-hour": ["energy", 1e6],
  "gigawatt-hour": ["energy", 1e9],
  "terawatt-hour": ["energy", 1e12],
  money: ["money", 1],
  jiao: ["money", 0.1],
  fen: ["money", 0.01],
};

/** Rounding that a conversion may bring. */
const TOLERANCE = 0.02;

/**
 * How one amount converts into another of a different unit: `equal` within rounding, `tenfold` off by a power of ten,
 * `unlike` otherwise; null where the units are not of one dimension.
 */
export function compareConverted(
  source: { readonly size: number; readonly unit: Unit | null },
  target: { readonly size: number; readonly unit: Unit | null },
): "equal" | "tenfold" | "unlike" | null {
  if (source.unit === null || target.unit === null || source.unit === target.unit) return null;
  const [from, to] = [SIZES[source.unit], SIZES[target.unit]];
  if (from === undefined || to === undefined || from[0] !== to[0]) return null;
  const ratio = (source.size * from[1]) / (target.size * to[1]);
  if (Math.abs(ratio - 1) <= TOLERANCE) return "equal";
  const power = 10 ** Math.round(Math.log10(ratio));
  return power !== 1 && Math.abs(ratio / power - 1) <= TOLERANCE ? "tenfold" : "unlike";
}

/** Whether two different units measure the same kind of thing. */
export function areOfOneDimension(one: Unit | null, other: Unit | null): boolean {
  if (one === null || other === null || one === other) return false;
  const [from, to] = [SIZES[one], SIZES[other]];
  return from !== undefined && to !== undefined && from[0] === to[0];
}

/** A size in the basic unit of its dimension (square meters, kilograms, …); null for what is no unit of one. */
export function standardSize(
  size: number,
  unit: Unit | null,
): { readonly dimension: string; readonly size: number } | null {
  const known = unit === null ? undefined : SIZES[unit];
  return known === undefined ? null : { dimension: known[0], size: size * known[1] };
}
