import type { Turns } from "@/lib/text/core/turns";
import { type Amount, type AmountDraft, type AmountKind, reading, readingsOf } from "./amount";
import { divide, exact, multiply, ONE, sizeOf } from "./amount-value";

/**
 * How two numbers hang together: a range (5至10亿), a change (从5到10亿: no common hedge), a list ("3.1, 4.5 and 6.8
 * percent").
 */
export type Link = "range" | "change" | "list";

const HUNDRED = exact(100);
/** Kinds that are hard whatever they are written in. */
const HARD: ReadonlySet<AmountKind> = new Set([
  "percent",
  "points",
  "fraction",
  "multiple",
  "decade",
  "century",
]);
const SHARED: ReadonlySet<AmountKind> = new Set(["percent", "points", "decade", "multiple"]);

/**
 * Finishes the amounts of a text, in order of their places: a bare number takes scale, percent and unit from the one
 * that it is linked to, and a hedge on a range is on both its ends.
 */
export function* finishAmounts(
  drafts: readonly AmountDraft[],
  linkOf: (start: number, end: number) => Link | null,
): Turns<Amount[]> {
  for (let at = drafts.length - 2; at >= 0; at -= 1) {
    const [here, next] = [drafts[at], drafts[at + 1]];
    if (here === undefined || next === undefined || here.end > next.start) continue;
    const link = linkOf(here.end, next.start);
    if (link !== null) share(here, next, link);
    if (at % PART === PART - 1) yield;
  }
  const amounts: Amount[] = [];
  for (const one of drafts) {
    amounts.push(finished(one));
    if (amounts.length % PART === 0) yield;
  }
  return amounts;
}

/** So many amounts are finished before others get their turn. */
const PART = 1000;

const finished = (one: AmountDraft): Amount => ({
  kind: one.kind,
  readings: readingsOf(one),
  vague: one.vague,
  approximation: one.approximation,
  unit: one.unit,
  currency: one.currency,
  demand: one.demand,
  isHard: one.isHard || one.range !== null || HARD.has(one.kind),
  range: one.range,
  start: one.start,
  end: one.end,
});

function share(here: AmountDraft, next: AmountDraft, link: Link): void {
  if (link === "range") {
    shareHedge(here, next);
    here.range = "low";
    next.range = "high";
    const isCounted = next.unit !== null || next.kind !== "count";
    if (here.demand === "never" && here.isBare && isCounted) here.demand = next.demand;
  }
  if (!here.isBare || here.kind !== "count") return;
  const lent = SHARED.has(next.kind) ? next.kind : next.lends;
  if (lent !== null) shareKind(here, lent, link, next.scale);
  else if (next.scale !== ONE) shareScale(here, next, link);
  here.scale = next.scale;
  // 六十周年，双方…, 不足二十户，七旬…: what counts something of its own is no part of the name that follows.
  if (next.demand === "never" && here.unit === null && here.approximation === null) here.demand = "never";
  here.unit ??= next.unit;
}

function shareHedge(here: AmountDraft, next: AmountDraft): void {
  if (here.approximation === null) here.approximation = next.approximation;
  else next.approximation ??= here.approximation;
}

function shareKind(here: AmountDraft, lent: AmountKind, link: Link, scale: AmountDraft["scale"]): void {
  here.lends = lent;
  // 三到五成.
  if (link !== "list" && lent === "percent") here.number = multiply(here.number, scale);
  if (link !== "list" || lent === "decade") here.kind = lent;
  else if (lent === "percent") here.more.push(reading("share", divide(here.number, HUNDRED)));
  else if (lent === "points") here.more.push(reading("points", here.number));
}

function shareScale(here: AmountDraft, next: AmountDraft, link: Link): void {
  // "Two to three hundred thousand".
  const hundreds = multiply(here.number, multiply(next.scale, HUNDRED));
  if (link === "range" && sizeOf(hundreds) < sizeOf(next.number)) here.more.push(reading("count", hundreds));
  const scaled = multiply(here.number, next.scale);
  if (link !== "list" && sizeOf(scaled) < sizeOf(next.number)) {
    here.more.push(reading("count", here.number));
    here.number = scaled;
  } else here.more.push(reading("count", scaled));
}
