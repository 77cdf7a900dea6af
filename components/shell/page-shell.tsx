"use client";

import { CircleUserRound, Languages, SunMoon } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { signOut } from "@/components/accounts/session-client";
import { InboxLink } from "@/components/discussion/inbox-link";
import { SearchLink } from "@/components/search/search-link";
import { Menu } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import { LOCALE_NAMES, LOCALES, type Locale, THEMES } from "@/lib/i18n/locales";
import styles from "./page-shell.module.css";
import { useLook } from "./providers";

/** Where a page stands: each step a link, the last one the page itself. */
export type Crumb = { readonly label: string; readonly href?: string };

type PageShellProps = {
  person: { readonly name: string } | null;
  crumbs?: readonly Crumb[];
  /** For what is laid out in columns, not read. */
  wide?: boolean;
  children: ReactNode;
};

/** The frame of every page but the workbench: a thin bar, then the page. */
export function PageShell({ person, crumbs = [], wide = false, children }: PageShellProps) {
  const t = useTranslations("shell");
  const ui = useTranslations("ui");
  return (
    <>
      <a className={styles.skip} href="#content">
        {ui("skipToContent")}
      </a>
      <header className={styles.bar}>
        <Link className={styles.mark} href="/">
          <span lang="zh-Hans">对照</span>
          <span className={styles.latin}>Duizhao</span>
        </Link>
        <nav className={styles.crumbs} aria-label={t("breadcrumb")}>
          {crumbs.map((crumb) => (
            <span key={`${crumb.href} ${crumb.label}`} className={styles.crumb}>
              {crumb.href === undefined ? (
                <span aria-current="page">{crumb.label}</span>
              ) : (
                <Link href={crumb.href}>{crumb.label}</Link>
              )}
            </span>
          ))}
        </nav>
        {person !== null && <SearchLink />}
        {person !== null && <InboxLink />}
        <LookMenus />
        {person !== null && <PersonMenu name={person.name} />}
      </header>
      <main id="content" className={styles.main} data-wide={wide || undefined} tabIndex={-1}>
        {children}
      </main>
    </>
  );
}

/** Language and theme; the same two menus on every screen. */
export function LookMenus() {
  const t = useTranslations("shell");
  const errors = useTranslations("errors");
  const toast = useToast();
  const { locale, setLocale, theme, setTheme } = useLook();
  const speak = (next: Locale) => setLocale(next).catch(() => toast(errors("offline"), { tone: "error" }));
  return (
    <>
      <Menu
        label={t("language")}
        icon={<Languages />}
        iconOnly
        items={LOCALES.map((each) => ({
          label: LOCALE_NAMES[each],
          checked: each === locale,
          onSelect: () => void speak(each),
        }))}
      />
      <Menu
        label={t("theme")}
        icon={<SunMoon />}
        iconOnly
        items={THEMES.map((each) => ({
          label: t(`themes.${each}`),
          checked: each === theme,
          onSelect: () => setTheme(each),
        }))}
      />
    </>
  );
}

function PersonMenu({ name }: { name: string }) {
  const t = useTranslations("shell");
  const work = useTranslations("review.work");
  const router = useRouter();
  return (
    <Menu
      label={name}
      icon={<CircleUserRound />}
      items={[
        { label: work("title"), onSelect: () => router.push("/work") },
        { label: t("reviews"), onSelect: () => router.push("/reviews") },
        { label: t("account"), onSelect: () => router.push("/account") },
        { label: t("apiDocs"), onSelect: () => router.push("/api/docs") },
        "separator",
        { label: t("signOut"), onSelect: () => void signOut() },
      ]}
    />
  );
}
