import { isSameLanguage } from "@/lib/text/core/language";
import { isStorable } from "@/lib/text/core/storable";
import { LONGEST_KEY } from "./memory-index";
import { type PairUnit, unitOf } from "./pair-units";

/** A unit of a file: texts with their language tags. */
export type GivenUnit = {
  readonly place: string;
  /** 1-based line of the file, where it has lines. */
  readonly line?: number;
  readonly texts: readonly { readonly language: string; readonly text: string }[];
  readonly at: Date | null;
};

/** A pair of a file, ready to be stored. */
export type GivenPair = PairUnit & {
  readonly sourceLanguage: string;
  readonly targetLanguage: string;
  readonly place: string;
  readonly at: Date | null;
};

/** Why a unit gives no pair. */
export const SKIP_REASONS = ["no-source", "no-target", "empty", "too-long"] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** Renderings of one segment; more are none. */
const MOST_TARGETS = 20;
const LONGEST_PLACE = 200;
/** BCP 47 advises software to hold as much. */
const LONGEST_TAG = 35;

/**
 * The pairs of one unit, or why it has none. Its source is its text in the memory's source language, its translations are
 * those in the target language.
 */
export function pairsOfUnit(
  { texts, place, at }: GivenUnit,
  languages: { readonly sourceLanguage: string; readonly targetLanguage: string },
): readonly GivenPair[] | SkipReason {
  const source =
    texts.find(({ language }) => language.toLowerCase() === languages.sourceLanguage.toLowerCase()) ??
    texts.find(({ language }) => isSameLanguage(language, languages.sourceLanguage));
  if (source === undefined) return "no-source";
  const targets = texts.filter(
    (text) => text !== source && isSameLanguage(text.language, languages.targetLanguage),
  );
  if (targets.length === 0) return "no-target";
  // Each target costs as much as the source is long.
  if (source.text.length > 4 * LONGEST_KEY || targets.length > MOST_TARGETS) return "too-long";
  const about = {
    ...{ at, place: place.slice(0, LONGEST_PLACE).toWellFormed() },
    sourceLanguage: tagOf(source.language),
  };
  const pairs = targets.flatMap((target): GivenPair[] => {
    if (!isStorable(source.text) || !isStorable(target.text) || target.text.trim() === "") return [];
    const unit = unitOf({
      ...{ level: "paragraph", position: 0 },
      ...{ source: source.text.trim(), target: target.text.trim() },
    });
    return unit === null ? [] : [{ ...unit, ...about, targetLanguage: tagOf(target.language) }];
  });
  if (pairs.length === 0) return "empty";
  return pairs.every(({ key }) => key.length <= LONGEST_KEY) ? pairs : "too-long";
}

const tagOf = (language: string): string => language.slice(0, LONGEST_TAG).toWellFormed();
