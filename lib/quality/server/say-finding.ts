import { createTranslator } from "use-intl/core";
import type { Locale } from "@/lib/i18n/locales";
import { getMessages } from "@/lib/i18n/server";
import type { Finding } from "@/lib/quality/core/finding";

/** Says findings in a language of the interface. A team's own pattern says what the team wrote. */
export function sayFindingsIn(locale: Locale): (finding: Finding) => string {
  const say = createTranslator({ locale, messages: getMessages(locale), namespace: "checks" });
  return ({ code, values }) => (isCode(locale, code) ? say(code, values) : String(values.message ?? code));
}

type Code = keyof ReturnType<typeof getMessages>["checks"];
const isCode = (locale: Locale, code: string): code is Code => code in getMessages(locale).checks;
