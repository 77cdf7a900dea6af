import "@fontsource-variable/source-sans-3/wght.css";
import "@fontsource-variable/source-serif-4/wght.css";
import "./styles/tokens.css";
import "./styles/base.css";
import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { Providers } from "@/components/shell/providers";
import { getMessages } from "@/lib/i18n/messages";
import { getLocale, getTheme } from "@/lib/i18n/server";

export const metadata: Metadata = {
  title: { default: "Duizhao 对照", template: "%s · Duizhao 对照" },
  description: "A bilingual annotation and translation workbench",
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [locale, theme] = await Promise.all([getLocale(), getTheme()]);
  return (
    <html lang={locale} data-theme={theme}>
      <body>
        <Providers locale={locale} messages={getMessages(locale)} theme={theme}>
          {children}
        </Providers>
      </body>
    </html>
  );
}
