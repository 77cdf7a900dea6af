const primary = (tag: string): string => tag.toLowerCase().replaceAll("_", "-").split("-")[0] ?? "";

/** Whether two BCP 47 tags name one language, in whatever region or script: "en-GB" and "en". */
export const isSameLanguage = (one: string, other: string): boolean => primary(one) === primary(other);
