"use client";

import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { LookMenus } from "@/components/shell/page-shell";
import styles from "./gate.module.css";

/** The frame of the pages before somebody is signed in: the product's name, one form. */
export function Gate({ title, intro, children }: { title: string; intro?: ReactNode; children: ReactNode }) {
  const t = useTranslations("accounts");
  return (
    <div className={styles.gate}>
      <header className={styles.head}>
        <p className={styles.mark}>
          <span lang="zh-Hans">对照</span> Duizhao
        </p>
        <p className={styles.tagline}>{t("tagline")}</p>
      </header>
      <main className={styles.main}>
        <h1>{title}</h1>
        {intro !== undefined && <p className={styles.intro}>{intro}</p>}
        {children}
      </main>
      <footer className={styles.foot}>
        <LookMenus />
      </footer>
    </div>
  );
}
