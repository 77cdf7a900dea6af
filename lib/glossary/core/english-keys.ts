import { rememberWords } from "@/lib/text/core/remember";
import { formsOf } from "./english-forms";

/**
 * Words are compared by keys: a wording's word wants some, a text's word gives some, and they are the same word when
 * one key is both. `n:` a noun's singular, and any other word as it is; `v:` any form of a verb; `g:` its -ing form,
 * `p:` its past form; `A:` an abbreviation in capitals; `C:` a name that the wording writes with a capital.
 */
export type Keys = readonly string[];

const ABBREVIATION = /^(?=.*\p{Lu})[\p{Lu}\p{Nd}]{2,}$/u;
const ABBREVIATIONS = /^(?=.*\p{Lu})[\p{Lu}\p{Nd}]{2,}s$/u;
/** A longer word all in capitals is a loud word and no abbreviation. */
const LONGEST_QUIET = 4;

const ARTICLES = new Set(["a", "an", "the"]);

export const isArticle = (text: string): boolean => ARTICLES.has(text.toLowerCase());

/** Of most words nothing is to be taken away. */
const BARE = /^[A-Za-z]+$/;

/** The word without possessive, points of initials, grouping commas and accents; its capitals are kept. */
export function bareWord(text: string): string {
  if (BARE.test(text)) return text;
  const plain = text
    .replace(/'s$/i, "")
    .replace(/['.](?!\d)/g, "")
    .replace(/,/g, "");
  return plain.normalize("NFKD").replace(/\p{M}/gu, "").replace(/æ/g, "ae").replace(/œ/g, "oe");
}

/** The abbreviation that a bare word is, without its plural s; null when it is none. */
export function abbreviationOf(bare: string): string | null {
  if (ABBREVIATION.test(bare)) return bare;
  return ABBREVIATIONS.test(bare) ? bare.slice(0, -1) : null;
}

/** The keys that a text's word gives. `isLoud`: the words around it are in capitals too, so that they say nothing. */
export const keysOf = (bare: string, isLoud: boolean): Keys => (isLoud ? loudKeysOf : quietKeysOf)(bare);

const loudKeysOf = rememberWords((bare) => computeKeys(bare, true));
const quietKeysOf = rememberWords((bare) => computeKeys(bare, false));

function computeKeys(bare: string, isLoud: boolean): Keys {
  const abbreviation = abbreviationOf(bare);
  if (abbreviation === null) return wordKeys(bare.toLowerCase());
  const own = [`A:${abbreviation}`, `C:${abbreviation.toLowerCase()}`];
  return isLoud || bare.length > LONGEST_QUIET ? [...own, ...wordKeys(bare.toLowerCase())] : own;
}

function wordKeys(word: string): string[] {
  const { nouns, verbs, verbForm, isPastToo } = formsOf(word);
  return [
    ...nouns.map((noun) => `n:${noun}`),
    ...verbs.flatMap((verb) => [
      `v:${verb}`,
      ...(verbForm === "ing" ? [`g:${verb}`] : []),
      ...(verbForm === "past" || isPastToo ? [`p:${verb}`] : []),
    ]),
  ];
}

/** Where a word stands in its wording, as far as that tells whether it acts as a verb. */
export type Place = {
  /** Bare and in lower case; "" at an end. */
  readonly before: string;
  readonly after: string;
  readonly hasArticleAfter: boolean;
  /** It is part of a compound with a hyphen, and of which side. */
  readonly hyphen: boolean;
};

/** The keys that a wording's word wants at its place. */
export function wantedKeys(bare: string, isLoud: boolean, place: Place): Keys {
  const abbreviation = isLoud ? null : abbreviationOf(bare);
  if (abbreviation !== null) return [`A:${abbreviation}`];
  const word = bare.toLowerCase();
  const { nouns, verbs, verbForm } = formsOf(word);
  const wanted = nouns.map((noun) => `n:${noun}`);
  if (/^\p{Lu}/u.test(bare)) wanted.push(`C:${word}`);
  if (verbForm === "past" && !AUXILIARY.has(verbs[0] ?? "")) wanted.push(...verbs.map((verb) => `p:${verb}`));
  else if (actsAsVerb(word, place)) wanted.push(...verbs.map((verb) => `v:${verb}`));
  else if (verbForm === "ing") wanted.push(...verbs.map((verb) => `g:${verb}`));
  else if (isAlone(place)) wanted.push(...verbs.map((verb) => `p:${verb}`));
  return wanted;
}

const AUXILIARY = new Set(["be", "have", "do"]);
const PARTICLES = new Set(
  "up out down off in on over away back forward through to with for by against".split(" "),
);
const OPENERS = new Set([
  "",
  "and",
  "or",
  "but",
  "not",
  "to",
  "then",
  "never",
  "we",
  "they",
  "will",
  "must",
  "shall",
  "should",
  "can",
  "may",
]);
const SURE_OPENERS = new Set(["to", "not", "we", "they", "will", "must", "shall", "should", "can", "may"]);

/** Nouns that, where a wording begins, are rather meant as verbs: build a community, peak carbon emissions. */
const RATHER_VERBS = new Set(
  `abandon address advance aim attack balance bear benefit bind block boost brace break bridge bring broker build
  call cast cease champion change clear close combat commit compromise contain control cool counter crush curb cut
  deal defeat delay deny discharge draw drive ease embrace end enlist ensure equip exercise exploit express face
  fight find finish fix focus follow force forge form foster free further gain gather give grasp grow guard guide
  halt handle harm harness heal heed help hinder hit hold honor host hurt improve increase join jump keep launch lay
  lead leap leave leverage lift limit link lose lower make meet mind move narrow nurture open oppose outline own
  pave pay peak phase pioneer pledge pool press promote pull pursue push put quell raise rally reach recall reduce
  reform refresh regard rein reject rejuvenate remedy repeal rescue respect return reverse revive reward rule run
  safeguard save scrap seal secure seek seize send serve set settle shape share shed shelter shift shoulder show
  slash smash spare speed split sponsor spread spur stall stand start stay stem step stick stop stride strive
  support surge swear swing tackle take tap target tell thwart tighten trace transform treat trigger trust turn
  unite upgrade value void vow wage weather weigh welcome wield win witness wreck yield`.split(/\s+/),
);

/**
 * Forms in -ing that say which kind of thing is meant, before the things of which they say it: no other form of the
 * verb means the same (developing countries, developed countries).
 */
const KINDS: Readonly<Record<string, string>> = {
  developing: "country nation economy world state region area member partner society",
  emerging: "market economy country nation industry sector power technology field area",
  leading: "group role party body core official cadre country company industry position small edge cause",
  ruling: "party coalition class",
  governing: "party body council coalition board",
  working:
    "class people condition language party committee group hour day visit paper relation mechanism capital style",
  living: "standard condition cost environment space allowance thing being",
  standing: "committee member council body",
  driving: "force",
  binding: "force power target agreement commitment treaty",
  existing: "mechanism law treaty agreement order",
  neighboring: "country state region",
  rising: "power sea",
  manufacturing: "industry sector power",
  operating: "system cost",
  founding: "member ceremony father",
};

/** Whether the word, at its place in a wording, is one that a sentence may inflect as a verb. */
function actsAsVerb(word: string, place: Place): boolean {
  const { verbs, verbForm, isNoun } = formsOf(word);
  const [verb] = verbs;
  if (verb === undefined) return false;
  if (AUXILIARY.has(verb)) return true;
  if (place.hyphen && !PARTICLES.has(place.after)) return false;
  const isOnlyVerb = !formsOf(verb).isNoun && (verbForm === "ing" || !isNoun);
  if (verbForm === "ing")
    return (isOnlyVerb || opensPhrase(place)) && place.after !== "" && !namesKind(word, place.after);
  if (isOnlyVerb || place.hasArticleAfter) return true;
  if (!opensPhrase(place)) return false;
  return (
    RATHER_VERBS.has(verb) ||
    SURE_OPENERS.has(place.before) ||
    PARTICLES.has(place.after) ||
    place.after.endsWith("ly")
  );
}

/** A wording of one word: "travel" may be a noun or a verb; its -ing form is as often a noun of another meaning. */
const isAlone = ({ before, after }: Place): boolean => before === "" && after === "";

const opensPhrase = ({ before }: Place): boolean => OPENERS.has(before) || before.endsWith("ly");

function namesKind(word: string, after: string): boolean {
  const spelled = formsOf(word).nouns[0] ?? word;
  const things = (KINDS[word] ?? KINDS[spelled])?.split(" ") ?? [];
  return formsOf(after).nouns.some((noun) => things.includes(noun));
}
