import en from "@/messages/en.json";
import zhCN from "@/messages/zh-CN.json";
import type { Locale } from "./locales";

export type Messages = typeof en;

const CATALOGS: Record<Locale, Messages> = { en, "zh-CN": zhCN };

/** Everything that the interface says, in one language. */
export function getMessages(locale: Locale): Messages {
  return CATALOGS[locale];
}
