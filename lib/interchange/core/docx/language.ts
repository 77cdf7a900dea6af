import { primaryLanguage } from "@/lib/text/core/language";
import { valued } from "./xml";

const EAST_ASIAN = new Set(["zh", "yue", "wuu", "lzh", "ja", "ko"]);
const RIGHT_TO_LEFT = new Set(["ar", "fa", "he", "ug", "ur", "yi"]);

/** Office knows languages with a country. */
const WITH_COUNTRY: Readonly<Record<string, string>> = {
  ...{ zh: "zh-CN", "zh-hans": "zh-CN", "zh-hant": "zh-TW", yue: "zh-HK", lzh: "zh-CN" },
  ...{
    en: "en-US",
    ja: "ja-JP",
    ko: "ko-KR",
    fr: "fr-FR",
    de: "de-DE",
    es: "es-ES",
    ru: "ru-RU",
    ar: "ar-SA",
  },
};

/** A BCP 47 tag as Office takes it; null for what is no tag. */
export function officeLanguage(tag: string): string | null {
  if (!/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/u.test(tag)) return null;
  return WITH_COUNTRY[tag.toLowerCase()] ?? tag;
}

export function isRightToLeft(tag: string): boolean {
  return RIGHT_TO_LEFT.has(primaryLanguage(tag));
}

/**
 * Two parts of a run's properties: which of its fonts marks go by that both scripts have (a quotation mark is wide in
 * Chinese and narrow in English), and its language, for spelling and reading aloud.
 */
export function languageProperties(tag: string): { readonly fonts: string; readonly language: string } {
  const isEastAsian = EAST_ASIAN.has(primaryLanguage(tag));
  const fonts = isEastAsian ? '<w:rFonts w:hint="eastAsia"/>' : "";
  const office = officeLanguage(tag);
  if (office === null) return { fonts, language: "" };
  if (isRightToLeft(tag)) return { fonts, language: `<w:rtl/><w:lang w:bidi="${office}"/>` };
  return {
    fonts,
    language: isEastAsian ? `<w:lang w:val="${office}" w:eastAsia="${office}"/>` : valued("lang", office),
  };
}
