import { splitChinese, splitEnglish } from "@/lib/text/core/sentences";
import type { AnnouncedList } from "./list-announced";
import type { Span } from "./spans";

/** What stands between two members of an English list, at the most: too many are counted rather than too few. */
const BETWEEN =
  /[;,]\s*(?:and|or|but|as well as|plus)?\s|\s(?:and|or|but|nor|as well as|plus|along with|together with|while|coupled with)\s|\s[-–—]\s|[—:&/]/g;
const NUMBERS = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");
/** What a list stands behind. */
const OPENS = /[:—]|\s–\s|\bnamely,?\s|\bthat is,?\s|\bi\.e\.,?\s/g;
/** Where a clause goes on that is no member. */
const GOES_ON = /,\s(?:which|so that|so as|thus|thereby|making|all of which|in order)\b/;
/** A member may have become a clause. */
const RELATIVE = /\b(?:which|who|whose|where|that (?:is|are|will|can|has|have))\b/;
/** A rendering that names a list without its members is free; two members too few in a row are not said to be lost. */
const MOST_LOST = 2;
const NEAR = 160;

/** Where the members stand in the English, and how sure it is that they stand there. */
type Region = Span & { readonly by: "opening" | "number" | "whole" };

/**
 * How many members an English list has at the most, if those are fewer than the source announces and carries out; null
 * where that is not sure: every comma and every "and" is taken for one between two members, and the list must stand
 * behind a colon or "namely", behind the announced number, or be the only sentence of the text.
 */
export function countFewer(source: string, target: string, list: AnnouncedList): number | null {
  const region = findRegion(source, target, list.members);
  if (region === null || hasMoreSentences(source, target, list, region)) return null;
  const text = target.slice(region.start, region.end).split(GOES_ON)[0] ?? "";
  if (RELATIVE.test(text)) return null;
  const most = list.pairs ? countPairs(text) : 1 + countBetween(text);
  const least = region.by === "opening" && list.members === 2 ? 1 : Math.max(2, list.members - MOST_LOST);
  return most < list.members && most >= least ? most : null;
}

/** How many more members a list of short words behind a colon has; null unless each has one word or two. */
export function countMore(source: string, target: string, list: AnnouncedList): number | null {
  const region = findRegion(source, target, list.members);
  if (region?.by !== "opening" || list.pairs || list.longest > SHORT_MEMBER) return null;
  const members = target
    .slice(region.start, region.end)
    .replace(/[.!?]+\s*$/, "")
    .split(/,\s(?:and\s|or\s)?|\s(?:and|or)\s/);
  const short = members.every((member) => /^\s*[\p{L}-]+(?:\s[\p{L}-]+)?\s*$/u.test(member));
  return short && members.length === list.members + 1 ? members.length : null;
}

const SHORT_MEMBER = 4;

const countBetween = (text: string): number =>
  text
    .trim()
    .replace(/[;,:—]$/, "")
    .match(BETWEEN)?.length ?? 0;

/** Of pairs ("A and B, and C and D") every second word between joins the two of one. */
function countPairs(text: string): number {
  const between = text.match(/\bbetween\b/g)?.length ?? 0;
  return between >= 2 ? between : Math.ceil((1 + countBetween(text)) / 2);
}

function findRegion(source: string, target: string, members: number): Region | null {
  const number = new RegExp(`\\b(?:${NUMBERS[members] ?? members}|${members})\\b`, "i").exec(target);
  const opening = findOpening(target, number === null ? null : number.index);
  if (opening !== null) return { start: opening, end: endOf(target, opening), by: "opening" };
  if (number !== null) {
    if (countBetween(target.slice(0, number.index)) >= members - 1) return null;
    const start = number.index + number[0].length;
    return { start, end: endOf(target, start), by: "number" };
  }
  const whole = members > 2 && splitChinese(source).length === 1 && splitEnglish(target).length === 1;
  return whole ? { start: 0, end: target.length, by: "whole" } : null;
}

/** The first opening near behind the announced number; without a number, the only one of the text. */
function findOpening(target: string, number: number | null): number | null {
  const openings = Array.from(target.matchAll(OPENS), ({ index, 0: found }) => ({
    index,
    end: index + found.length,
  }));
  if (number === null) return openings.length === 1 ? (openings[0]?.end ?? null) : null;
  return openings.find(({ index }) => index > number && index - number < NEAR)?.end ?? null;
}

const endOf = (target: string, start: number): number => {
  const rest = target.slice(start, start + LONGEST);
  const [first] = splitEnglish(rest);
  return start + (first?.end ?? rest.length);
};
const LONGEST = 800;

/** Members may go on in further sentences when the English has more of them behind the list than the Chinese. */
function hasMoreSentences(source: string, target: string, list: AnnouncedList, region: Region): boolean {
  const after = splitChinese(source.slice(list.end)).length - 1;
  return splitEnglish(target.slice(region.end)).length > after;
}
