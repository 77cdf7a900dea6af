/**
 * The first part of a BCP 47 tag: "zh-Hant" and "zh" are one language, and so are "en-GB" and "en". Old files write
 * "en_GB".
 */
export function primaryLanguage(tag: string): string {
  return tag.split(/[-_]/, 1)[0]?.toLowerCase() ?? "";
}

export function isSameLanguage(one: string, other: string): boolean {
  return primaryLanguage(one) === primaryLanguage(other);
}

const WITHOUT_SPACES = new Set(["zh", "yue", "wuu", "lzh", "ja", "th", "lo", "km", "my", "bo"]);

/** Whether white space says nothing about where words end. */
export function isWrittenWithoutSpaces(tag: string): boolean {
  return WITHOUT_SPACES.has(primaryLanguage(tag));
}
