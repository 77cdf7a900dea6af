import lemmatizer from "wink-lemmatizer";
import { rememberWords } from "@/lib/text/core/remember";
import { unifySpelling } from "./english-spelling";

/** What a word's form tells. A word can be several at once: "building" is a noun and a form of "build". */
export type WordForms = {
  /** Its singulars as a noun; the word itself when it is no plural. */
  readonly nouns: readonly string[];
  /** The verbs it is a form of. */
  readonly verbs: readonly string[];
  /** Which form of them it is. */
  readonly verbForm: "base" | "ing" | "past" | null;
  /** Its past form is also its base form: put, set, become. */
  readonly isPastToo: boolean;
  readonly isNoun: boolean;
};

/** Verbs whose past or participle is the base form. */
const SAME_PAST = new Set(
  "put cut set read hit let cost spread come become run overcome quit shut split beat bid cast hurt rid shed thrust".split(
    " ",
  ),
);
const AUXILIARIES: Readonly<Record<string, string>> = {
  be: "be",
  have: "have",
  do: "do",
  am: "be",
  is: "be",
  are: "be",
  was: "be",
  were: "be",
  been: "be",
  being: "be",
  has: "have",
  had: "have",
  having: "have",
  does: "do",
  did: "do",
  done: "do",
  doing: "do",
};
const IRREGULAR: Readonly<Record<string, string>> = {
  learnt: "learn",
  spelt: "spell",
  dreamt: "dream",
  proven: "prove",
  led: "lead",
  leading: "lead",
};

/** The forms of one lower-case word without possessive; all base forms in the one spelling of `unifySpelling`. */
export const formsOf = rememberWords(computeForms);

function computeForms(word: string): WordForms {
  const verbs = verbsOf(word);
  return {
    nouns: spellEach(singularsOf(word)),
    verbs: spellEach(verbs),
    verbForm: verbFormOf(word, verbs),
    isPastToo: SAME_PAST.has(word),
    isNoun: isNoun(word),
  };
}

const spellEach = (words: readonly string[]): string[] => [...new Set(words.map(unifySpelling))];

function verbFormOf(word: string, verbs: readonly string[]): WordForms["verbForm"] {
  if (verbs.length === 0) return null;
  if (verbs.includes(word) || /s$/.test(word)) return "base";
  return word.endsWith("ing") ? "ing" : "past";
}

function isNoun(word: string): boolean {
  return lemmatizer.noun(`${word}s`) === word || lemmatizer.noun(`${word}es`) === word;
}

const isVerb = (word: string): boolean =>
  lemmatizer.verb(`${word}s`) === word || lemmatizer.verb(`${word}ing`) === word;

/** Suffixes of plurals and what stands there in the singular. */
const PLURALS: readonly (readonly [RegExp, string])[] = [
  [/s$/, ""],
  [/es$/, ""],
  [/ies$/, "y"],
  [/ves$/, "f"],
  [/ves$/, "fe"],
  [/ses$/, "sis"],
];

function singularsOf(word: string): string[] {
  if (/\d/.test(word) || word.length < 3) return [word];
  const lemma = lemmatizer.noun(word);
  const regular = PLURALS.map(([suffix, by]) => (suffix.test(word) ? word.replace(suffix, by) : word)).filter(
    (singular) => singular !== word && isNoun(singular),
  );
  const singulars = lemma === word ? regular : [lemma, ...regular];
  if (singulars.length > 0) return isNoun(word) && lemma === word ? [word, ...singulars] : singulars;
  return [isUnknownPlural(word) ? word.replace(/s$/, "") : word];
}

/** A plural of a word that WordNet does not know, such as a new coinage or a people's name. */
const isUnknownPlural = (word: string): boolean =>
  /[^suia]s$/.test(word) && word.length > 4 && !isNoun(word) && !isVerb(word) && verbsOf(word).length === 0;

function verbsOf(word: string): string[] {
  const auxiliary = AUXILIARIES[word];
  if (auxiliary !== undefined) return [auxiliary];
  const irregular = IRREGULAR[word];
  const lemma = irregular ?? lemmatizer.verb(word);
  const verbs = new Set<string>();
  if (isVerb(word)) verbs.add(word);
  if (lemma !== word) verbs.add(lemma);
  else if (verbs.size === 0) for (const base of regularBases(word)) verbs.add(base);
  return [...verbs];
}

/** Bases of forms that WordNet leaves out: doubled consonants, and new verbs in -ize and -ify (sinicize). */
function regularBases(word: string): string[] {
  const doubled = /^(.+([bdfgklmnprstvz]))\2(?:ed|ing)$/.exec(word)?.[1];
  if (doubled !== undefined && isVerb(doubled)) return [doubled];
  const coined = /^(.{3,}i[sz])(?:e|es|ed|ing)$/.exec(word)?.[1];
  if (coined !== undefined) return isNoun(word) || isNoun(`${coined}e`) ? [] : [`${coined}e`];
  const stem = /^(.{3,}if)(?:y|ies|ied|ying)$/.exec(word)?.[1];
  return stem === undefined || isNoun(word) ? [] : [`${stem}y`];
}
