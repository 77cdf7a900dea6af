import lemmatizer from "wink-lemmatizer";
import { unifySpelling } from "@/lib/glossary/core/english-spelling";
import { rememberWords } from "@/lib/text/core/remember";

/** Words that stand in every sentence and say nothing of which one it is. */
const FUNCTION_WORDS = new Set(
  `a an the this that these those such same other another each every all any some no not none nor neither either both
  and or but if then than so as while whereas although though because since unless until when where which who whom
  whose what how why whether of to in on at by for from with without within into onto over under up down out off
  about above across after against along among around before behind below beneath beside between beyond during
  except inside near outside past per through throughout toward towards upon via
  i me my mine we us our ours you your yours he him his she her hers it its they them their theirs myself itself
  himself herself ourselves themselves yourself one ones oneself someone somebody something anyone anything
  be am is are was were been being have has had having do does did doing done will would shall should can could may
  might must ought let s t ll re ve d m
  there here also too very just only even still yet again already ever never always often more most much many less
  least few little own rather quite well thus hence therefore however etc eg ie sb sth cl esp usu lit fig variant
  abbr old used like get got make made`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** Whether a lower-case English word has no content of its own. */
export const isFunctionWord = (word: string): boolean => FUNCTION_WORDS.has(word);

/** Suffixes that make a word out of another; the longest goes, where it leaves enough. */
const SUFFIXES = new Set(
  `ization izations ational fulness ousness iveness ibility ability ation ations ition ement ements ment ments ness
  ence ences ance ances ency ancy able ible ship ships hood ion ions ity ive ize ate ous ful ism ist ical ial al ic
  ily ly er or ed ing ies es ied th s y e i`.split(/\s+/),
);
const LONGEST_SUFFIX = 8;
/** What a suffix must leave: three letters carry too many words. */
const SHORTEST = 4;

/**
 * The stem by which an English word is compared: of its base form without suffixes, so that "negotiations",
 * "negotiated" and "negotiator" are one. Coarse on purpose: two words that meet by chance do little harm.
 *
 * @param word lower case, letters only
 */
export const stemWord = rememberWords((word) => {
  if (word.length < SHORTEST) return word;
  let stem = unifySpelling(baseOf(word));
  for (let round = 0; round < 3; round += 1) {
    const length = withoutSuffix(stem);
    if (length === stem.length || length < SHORTEST) break;
    stem = stem.slice(0, length);
  }
  return stem;
});

/** How much of a word is left without its longest suffix. */
function withoutSuffix(word: string): number {
  for (let at = Math.max(0, word.length - LONGEST_SUFFIX); at < word.length; at += 1)
    if (SUFFIXES.has(word.slice(at))) return at;
  return word.length;
}

function baseOf(word: string): string {
  const verb = lemmatizer.verb(word);
  return verb === word ? lemmatizer.noun(word) : verb;
}
