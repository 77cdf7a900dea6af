"use client";

import { useTranslations } from "use-intl";

/** Those that the interface has a name for. */
const NAMED = ["zh-CN", "zh-TW", "en", "en-GB", "en-US", "fr", "es", "ru", "ar"] as const;

/** A language as people say it; its BCP 47 tag where the interface has no name for it. */
export function useLanguageName(): (language: string) => string {
  const t = useTranslations("projects.languages");
  return (language) => {
    const named = NAMED.find((each) => each === language);
    return named === undefined ? language : t(named);
  };
}
