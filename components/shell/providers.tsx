"use client";

import { useRouter } from "next/navigation";
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from "react";
import { IntlProvider } from "use-intl";
import { ToastProvider } from "@/components/ui/toast";
import { LOCALE_COOKIE, type Locale, THEME_COOKIE, type Theme } from "@/lib/i18n/locales";
import type en from "@/messages/en.json";

type Messages = typeof en;

type Look = {
  readonly locale: Locale;
  readonly theme: Theme;
  /** Switches in place: nothing on the page loses its state. */
  /** Rejects when its words cannot be loaded: the language stays as it is. */
  readonly setLocale: (locale: Locale) => Promise<void>;
  readonly setTheme: (theme: Theme) => void;
};

const LookContext = createContext<Look | null>(null);

export function useLook(): Look {
  const look = useContext(LookContext);
  if (look === null) throw new Error("useLook needs Providers around it.");
  return look;
}

const YEAR = 365 * 24 * 3600;

function keep(cookie: string, value: string): void {
  document.cookie = `${cookie}=${value}; path=/; max-age=${YEAR}; samesite=lax`;
}

async function loadMessages(locale: Locale): Promise<Messages> {
  const loaded = locale === "en" ? await import("@/messages/en.json") : await import("@/messages/zh-CN.json");
  return loaded.default;
}

type ProvidersProps = { locale: Locale; messages: Messages; theme: Theme; children: ReactNode };

/** What every page stands in: words, look, messages. */
export function Providers({
  locale: firstLocale,
  messages: firstMessages,
  theme: firstTheme,
  children,
}: ProvidersProps) {
  const router = useRouter();
  const [language, setLanguage] = useState({ locale: firstLocale, messages: firstMessages });
  const [theme, setThemeState] = useState(firstTheme);

  const setLocale = useCallback(
    async (locale: Locale) => {
      const messages = await loadMessages(locale);
      keep(LOCALE_COOKIE, locale);
      document.documentElement.lang = locale;
      setLanguage({ locale, messages });
      // What the server wrote follows; client state stays.
      router.refresh();
    },
    [router],
  );
  const setTheme = useCallback((next: Theme) => {
    keep(THEME_COOKIE, next);
    document.documentElement.dataset.theme = next;
    setThemeState(next);
  }, []);

  const look = useMemo(
    () => ({ locale: language.locale, theme, setLocale, setTheme }),
    [language.locale, theme, setLocale, setTheme],
  );
  return (
    <LookContext.Provider value={look}>
      <IntlProvider
        locale={language.locale}
        messages={language.messages}
        timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
      >
        <ToastProvider>{children}</ToastProvider>
      </IntlProvider>
    </LookContext.Provider>
  );
}
