import { type Approximation, directionOf, type Hedge } from "./approximation";
import { HEDGES_AFTER, HEDGES_BEFORE, PREPOSITIONS, UNSURE_HEDGES } from "./approximation-english-words";
import { isAdjacent } from "./english-number";
import type { Token } from "./english-tokens";

const LONGEST = 4;
/** What may stand between a hedge and its number: over US$3 billion, exceeded the 100-trillion mark, a total of. */
const FILLERS = new Set("us $ rmb cny usd hk € £ ¥ the a an its their another".split(" "));
const MOST_FILLERS = 3;

export type HedgePlace = {
  /** The number may be counted with a preposition before it: small, and no money or share. */
  readonly isSmall: boolean;
  /** It is a share of something, which things can be under. */
  readonly isShareOf: boolean;
  /** It counts time, of which "over" may also say how long something went on. */
  readonly isTime: boolean;
};

/** The hedge before the number that begins with the token at `first`. Looks back a few tokens only. */
export function findEnglishHedgeBefore(
  tokens: readonly Token[],
  first: number,
  place: HedgePlace,
): Approximation | null {
  // "Not yet reached the age of eighteen".
  const begin = phrase(tokens, first - 3, 3) === "the age of" ? first - 3 : first;
  if (begin < first) {
    const ofAge = hedgeEndingAt(tokens, begin, place);
    if (ofAge !== null) return ofAge;
  }
  for (let end = first; end > 0 && first - end <= MOST_FILLERS; end -= 1) {
    const found = hedgeEndingAt(tokens, end, place);
    if (found !== null) return found;
    if (!FILLERS.has(tokens[end - 1]?.word ?? "")) break;
  }
  return findComparison(tokens, first, place);
}

/** What a number is the value of, where something is compared with it: "lower than the average of 2 percent". */
const COMPARED_WITH = new Set(
  "average level rate target mark threshold figure limit line goal benchmark total ceiling".split(" "),
);
const MOST_COMPARED = 5;

function findComparison(tokens: readonly Token[], first: number, place: HedgePlace): Approximation | null {
  if (tokens[first - 1]?.word !== "of" || !COMPARED_WITH.has(tokens[first - 2]?.word ?? "")) return null;
  for (let end = first - 2; end > 0 && first - end <= MOST_COMPARED; end -= 1) {
    const found = hedgeEndingAt(tokens, end, place);
    if (found !== null) return directionOf(found.hedge) === "around" ? null : { ...found, isUnsure: true };
    if (tokens[end - 1]?.kind !== "word") return null;
  }
  return null;
}

/** "Aged 60 and over", "people of 60 and over": the hedge is that of the age. */
function endsAge(tokens: readonly Token[], end: number): boolean {
  const [people, of, age, and] = [5, 4, 3, 2].map((back) => tokens[end - back]?.word ?? "");
  if ((and !== "and" && and !== "or") || !/^\d{1,3}$/.test(age ?? "")) return false;
  return AGED.has(of ?? "") || (of === "of" && PEOPLE.has(people ?? ""));
}
const AGED = new Set("aged age ages".split(" "));
const PEOPLE = new Set("people those persons residents citizens women men everyone anyone".split(" "));

const LAST_WORDS = new Set(
  Array.from(HEDGES_BEFORE.keys(), (words) => words.slice(words.lastIndexOf(" ") + 1)),
);

function hedgeEndingAt(tokens: readonly Token[], end: number, place: HedgePlace): Approximation | null {
  if (!LAST_WORDS.has(tokens[end - 1]?.word ?? "") || endsAge(tokens, end)) return null;
  for (let length = Math.min(LONGEST, end); length > 0; length -= 1) {
    const words = phrase(tokens, end - length, length);
    const hedge = HEDGES_BEFORE.get(words);
    // "The past 30 years" are no more than thirty.
    if (hedge === undefined || (words === "past" && (place.isTime || tokens[end - 2]?.word === "the")))
      continue;
    const isUnsure =
      UNSURE_HEDGES.has(words) ||
      (words === "up to" && WITH_UP.has(tokens[end - length - 1]?.word ?? "")) ||
      (PREPOSITIONS.has(words) &&
        (place.isSmall ||
          TALK.has(tokens[end - length - 1]?.word ?? "") ||
          (place.isTime && words === "over") ||
          (place.isShareOf && words === "under")));
    const isDenied = (hedge === "above" || hedge === "below") && isDeniedBefore(tokens, end - length);
    const meant = isDenied ? (hedge === "above" ? "atMost" : "atLeast") : hedge;
    return {
      hedge: meant,
      isUnsure,
      start: tokens[end - length]?.start ?? 0,
      end: tokens[end - 1]?.end ?? 0,
    };
  }
  return null;
}

/** "Since opening up to 78 years", "grew up to": the "up" may belong to the word before. */
const WITH_UP = new Set(
  "add adds added adding amount amounts amounted sum sums summed opening open opened opens grew grown growing build built live lived catch caught".split(
    " ",
  ),
);
const TALK = new Set(
  "talk talks talked talking speak speaks spoke think thinks thought care cares told tell learn learned know knows worry worried concerned comes came brought bring bringing".split(
    " ",
  ),
);
const MOST_DENIED = 3;

/** "shall not fall below", "must never exceed": no less, no more. */
function isDeniedBefore(tokens: readonly Token[], start: number): boolean {
  for (let at = start - 1; at >= Math.max(0, start - MOST_DENIED); at -= 1) {
    const { word = "", kind } = tokens[at] ?? {};
    // "No shorter than".
    if (word === "no" && at === start - 1) return true;
    if (word === "not" || word === "never" || word === "cannot") return true;
    if (kind !== "word" || word === "only" || word === "just" || word === "but" || word === "and")
      return false;
    if (MODALS.has(word)) return isSubjectDenied(tokens, at);
  }
  return false;
}

/** "No lease term may be longer than": what nothing may be, all must not. */
const MODALS = new Set("may shall must can should might could".split(" "));
const LONGEST_SUBJECT = 7;
/** Words that begin a clause of its own: what is denied before them is another matter, as in "there is no doubt that". */
const CLAUSE = new Set("that which who whom whose whether how what when where if because why".split(" "));

function isSubjectDenied(tokens: readonly Token[], modal: number): boolean {
  for (let at = modal - 1; at >= Math.max(0, modal - LONGEST_SUBJECT); at -= 1) {
    const { word = "", kind } = tokens[at] ?? {};
    if (word === "no" || word === "neither" || word === "none" || word === "nobody") return true;
    if (kind !== "word" || CLAUSE.has(word)) return false;
  }
  return false;
}

function phrase(tokens: readonly Token[], first: number, length: number): string {
  let words = tokens[first]?.word ?? "";
  for (let at = first + 1; at < first + length; at += 1) words += ` ${tokens[at]?.word ?? ""}`;
  return words;
}

const MOST_BETWEEN = 3;
/** "To 2.4 percent and more than doubled", "and over the years": what goes on is no hedge of the number before. */
const NEXT_NUMBER = new Set(["than", "the"]);
/** "181 meters high and over 2,300 meters long", but "aged 60 and over 18.7 percent". */
const isOfNext = (tokens: readonly Token[], at: number): boolean =>
  NEXT_NUMBER.has(tokens[at]?.word ?? "") ||
  (tokens[at]?.kind === "digits" && tokens[at - 2]?.word === "and" && !endsAge(tokens, at));
const LENGTHS = [3, 2];
const FIRST_WORDS = new Set(Array.from(HEDGES_AFTER.keys(), (words) => words.split(" ")[0]));

/**
 * The hedge after a number whose last token is before `next`: "ten days or so", "100 people or more", "20-odd". With
 * time "or so" is unsure: "a decade or so" is said of more than ten years too.
 */
export function findEnglishHedgeAfter(
  tokens: readonly Token[],
  next: number,
  isTime: boolean,
): Approximation | null {
  for (let at = next; at < Math.min(tokens.length, next + MOST_BETWEEN); at += 1) {
    const token = tokens[at];
    if (token === undefined) return null;
    if (!FIRST_WORDS.has(token.word)) {
      if (token.kind !== "word" && token.word !== "-") return null;
      continue;
    }
    const length = LENGTHS.find((each) => HEDGES_AFTER.has(phrase(tokens, at, each))) ?? 1;
    const hedge: Hedge | undefined =
      length > 1 || at <= next + 1 ? HEDGES_AFTER.get(phrase(tokens, at, length)) : undefined;
    if (hedge !== undefined && isOfNext(tokens, at + 2)) return null;
    if (hedge !== undefined && !(token.word === "+" && isAdjacent(tokens, at + 1))) {
      return {
        hedge,
        isUnsure: isTime && hedge === "about",
        start: token.start,
        end: tokens[at + length - 1]?.end ?? token.end,
      };
    }
    if (token.kind !== "word" && token.word !== "-") return null;
  }
  return null;
}
