import { createTranslator } from "use-intl/core";
import type { Locale } from "@/lib/i18n/locales";
import { getMessages, type Messages } from "@/lib/i18n/server";
import type { Finding } from "@/lib/quality/core/finding";

/** Says findings in a language of the interface. */
export function sayFindingsIn(locale: Locale): (finding: Pick<Finding, "code" | "values">) => string {
  const messages = getMessages(locale);
  const say = createTranslator({ locale, messages, namespace: "checks" });
  return ({ code, values }) => (isCode(messages, code) ? say(code, values) : code);
}

type Code = Exclude<keyof Messages["checks"], "names">;

/** A test holds every code of a check against the catalogs (core/check-messages.test.ts). */
const isCode = (messages: Messages, code: string): code is Code =>
  code !== "names" && Object.hasOwn(messages.checks, code);
