import { foldWord } from "./dictionary-entries";
import { type LearnedWord, stemsOf } from "./learn-terms";
import { type Lexicon, type Translation, WordLengths } from "./lexicon";

/** A wording that is known to be right: a term of a glossary in both languages. */
export type TermPair = { readonly source: string; readonly target: string };

/** Words of a term together say as much as one word that is all of a gloss, and each alone nearly as much. */
const STRENGTH = 0.9;

/** Terms as the lexicon takes them: every word of a wording counts in full. */
export const toLearnedWords = (terms: readonly TermPair[]): LearnedWord[] =>
  terms.map(({ source, target }) => ({
    word: foldWord(source.trim()),
    stems: new Map([...stemsOf(target)].map((stem) => [stem, STRENGTH])),
  }));

/** The lexicon with further words, which come before its own. */
export function extendLexicon(lexicon: Lexicon, learned: readonly LearnedWord[]): Lexicon {
  if (learned.length === 0) return lexicon;
  const stems = [...lexicon.stems];
  const newStems = new Map<string, number>();
  const findStem = (stem: string): number => {
    const place = lexicon.findStem(stem);
    return place < 0 ? (newStems.get(stem) ?? -1) : place;
  };
  const added = new Map<string, Map<number, number>>();
  const lengths = new WordLengths();
  for (const { word, stems: more } of learned) {
    if (word === "") continue;
    const own = added.get(word) ?? new Map<number, number>();
    added.set(word, own);
    lengths.add(word);
    for (const [stem, strength] of more) {
      const known = findStem(stem);
      const place = known < 0 ? stems.length : known;
      if (known < 0) {
        stems.push(stem);
        newStems.set(stem, place);
      }
      own.set(place, Math.max(own.get(place) ?? 0, strength));
    }
  }
  const words = [...added.keys()];
  const placesOfWords = new Map(words.map((word, at) => [word, at]));
  const frequencies = new Uint16Array(stems.length).fill(1);
  frequencies.set(lexicon.frequencies);
  return {
    ...{ stems, frequencies, findStem },
    // Places of its own are even, those of what was added odd.
    find: (word) => {
      const at = placesOfWords.get(word);
      if (at !== undefined) return 2 * at + 1;
      const place = lexicon.find(word);
      return place < 0 ? -1 : 2 * place;
    },
    translationsOf: (place) => {
      if (place % 2 === 0) return lexicon.translationsOf(place / 2);
      const word = words[(place - 1) / 2] ?? "";
      return merge(lexicon.translationsOf(lexicon.find(word)), added.get(word) ?? new Map());
    },
    nextLength: (text, at, length) => {
      const [own, more] = [lexicon.nextLength(text, at, length), lengths.next(text, at, length)];
      return own === 0 || more === 0 ? own + more : Math.min(own, more);
    },
    readingsOf: (character) => lexicon.readingsOf(character),
  };
}

function merge(own: readonly Translation[], added: ReadonlyMap<number, number>): Translation[] {
  const more = Array.from(added, ([stem, strength]) => ({ stem, strength }));
  return [...more, ...own.filter(({ stem }) => !added.has(stem))];
}
