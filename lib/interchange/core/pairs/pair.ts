/** One pair of texts out of a file of parallel text. */
export type FilePair = {
  /** Where it stands, as people find it again: "row 12", a unit's id. */
  readonly place: string;
  /** Whose translation it is: a column's head, a language tag; "" where the file has only one. */
  readonly track: string;
  readonly source: string;
  readonly target: string;
};

/** A language tag of Chinese. */
export const isChinese = (tag: string): boolean => /^(?:zh|cmn|yue)\b/iu.test(tag.replaceAll("_", "-"));
