import type { PartOfSpeech, TermStatus, TermType } from "@/lib/glossary/core/term";

/** ISO 30042:2019, as the published schemas of 2023 spell it. */
export const TBX_NAMESPACE = "urn:iso:std:iso:30042:ed-2";
export const MIN_NAMESPACE = "http://www.tbxinfo.net/ns/min";
export const BASIC_NAMESPACE = "http://www.tbxinfo.net/ns/basic";

export const TBX_DIALECTS = ["core", "min", "basic"] as const;
export type TbxDialect = (typeof TBX_DIALECTS)[number];
/** Categories as attributes of general elements, or as elements of their own. */
export const TBX_STYLES = ["dca", "dct"] as const;
export type TbxStyle = (typeof TBX_STYLES)[number];

/** No dialect of TBX has a category for it. */
export const DO_NOT_TRANSLATE = "Do not translate";

/** What is written; `proposed` is what nobody has decided, and TBX says nothing of it. */
export const STATUS_WORDS = {
  proposed: null,
  preferred: "preferredTerm-admn-sts",
  admitted: "admittedTerm-admn-sts",
  deprecated: "deprecatedTerm-admn-sts",
  superseded: "supersededTerm-admn-sts",
} as const satisfies Record<TermStatus, string | null>;

/** What is read: the words of 2019 and 2023, of 2025, of `normativeAuthorization`, and of tools in the wild. */
const STATUS_OF: Readonly<Record<string, TermStatus>> = {
  preferred: "preferred",
  standardized: "preferred",
  admitted: "admitted",
  legal: "admitted",
  regulated: "admitted",
  deprecated: "deprecated",
  notrecommended: "deprecated",
  forbidden: "deprecated",
  superseded: "superseded",
  obsolete: "superseded",
};

/** Null for a word that is none of TBX's. */
export function readStatus(word: string): TermStatus | null {
  const bare = word
    .trim()
    .replace(/-admn-sts$/u, "")
    .replace(/Term$/u, "")
    .toLowerCase();
  return STATUS_OF[bare] ?? null;
}

/** TBX-Basic of 2019 has no proper noun: it goes out as a noun, and the loss report says so. */
export const PART_OF_SPEECH_WORDS = {
  noun: "noun",
  verb: "verb",
  adjective: "adjective",
  adverb: "adverb",
  properNoun: "noun",
  other: "other",
} as const satisfies Record<PartOfSpeech, string>;

/** Classes that TBX has no word for are `other`. */
export function readPartOfSpeech(word: string): PartOfSpeech {
  const bare = word.trim().toLowerCase().replace(/\s+/gu, "");
  if (bare === "propernoun") return "properNoun";
  const known = ["noun", "verb", "adjective", "adverb"] as const;
  return known.find((each) => each === bare) ?? "other";
}

const TYPE_OF: Readonly<Record<string, TermType>> = {
  fullForm: "fullForm",
  shortForm: "shortForm",
  acronym: "acronym",
  abbreviation: "shortForm",
  initialism: "acronym",
  variant: "variant",
};

/** Null for a type of TBX that a glossary does not tell apart, such as `phrase`. */
export function readTermType(word: string): TermType | null {
  return TYPE_OF[word.trim()] ?? null;
}

/**
 * Letters that every edition of XML 1.0 lets a name have: validators go by the tables of the fourth, which know no ideographs but
 * these, and no edition has ª, µ and º.
 */
const NAME_START = /[A-Za-z_\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u00FF\u4E00-\u9FA5]/u;
const NAME_CHAR = /[A-Za-z0-9._\-\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u00FF\u4E00-\u9FA5]/u;
const ESCAPE = /_x([0-9A-F]{4,6})_/gu;

/** Any id as an XML id (NCName): what cannot stand there is written "_x0031_"; `decodeId` gives it back. */
export function encodeId(id: string): string {
  const chars = [...id];
  return chars
    .map((char, at) => {
      // Also without the last "_": what comes next may be written with one.
      const isEscape = char === "_" && /^x[0-9A-F]{4}/u.test(chars.slice(at + 1, at + 6).join(""));
      const isFit = (at === 0 ? NAME_START : NAME_CHAR).test(char) && !isEscape;
      return isFit ? char : `_x${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}_`;
    })
    .join("");
}

export function decodeId(id: string): string {
  return id.replace(ESCAPE, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? whole : String.fromCodePoint(code);
  });
}
