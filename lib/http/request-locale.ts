import type { NextRequest } from "next/server";
import { chooseLocale, LOCALE_COOKIE, type Locale } from "@/lib/i18n/locales";

/** The language in which an answer of the API speaks to people. */
export const requestLocale = (request: NextRequest): Locale =>
  chooseLocale(request.cookies.get(LOCALE_COOKIE)?.value, request.headers.get("accept-language"));
