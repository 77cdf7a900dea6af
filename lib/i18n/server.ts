import { cookies, headers } from "next/headers";
import { createTranslator, type NamespaceKeys, type NestedKeyOf } from "use-intl/core";
import { chooseLocale, isTheme, LOCALE_COOKIE, type Locale, THEME_COOKIE, type Theme } from "./locales";
import { getMessages, type Messages } from "./messages";

/** The request's interface language: what the person chose, else what the browser asks for. */
export async function getLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(LOCALE_COOKIE)?.value;
  return chooseLocale(chosen, (await headers()).get("accept-language"));
}

export async function getTheme(): Promise<Theme> {
  const chosen = (await cookies()).get(THEME_COOKIE)?.value;
  return isTheme(chosen) ? chosen : "system";
}

/** The words of one namespace, for server components. */
export async function getTranslations<Namespace extends NamespaceKeys<Messages, NestedKeyOf<Messages>>>(
  namespace: Namespace,
) {
  const locale = await getLocale();
  return createTranslator({ locale, messages: getMessages(locale), namespace });
}
