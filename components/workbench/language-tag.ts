/** The `lang` that a text carries: by script for Chinese, so that the browser takes the right glyphs. */
export function languageTag(language: string): string {
  const [main = "", ...rest] = language.split("-");
  if (main.toLowerCase() !== "zh") return language;
  const says = (...names: string[]) => rest.some((part) => names.includes(part.toLowerCase()));
  return says("hant", "tw", "hk", "mo") ? "zh-Hant" : "zh-Hans";
}

export function isChinese(language: string): boolean {
  return /^zh\b/i.test(language);
}
