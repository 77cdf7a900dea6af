"use client";

import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/button";
import { useModel } from "@/components/workbench/context";
import { useStore } from "@/components/workbench/store";
import { AUTHOR_KINDS, type AuthorKind } from "./author-layers";
import styles from "./authorship-legend.module.css";

/** What the colors and lines over the texts mean, while they show who wrote which words. */
export function AuthorshipLegend() {
  const t = useTranslations("compare.authorship");
  const { authorship } = useModel();
  const isShown = useStore(authorship.shown, (shown) => shown);
  const writers = useStore(authorship.writers, (known) => known);
  if (!isShown) return null;
  return (
    <section className={styles.legend} aria-label={t("legend")}>
      <ul>
        {writers.map(({ id, name, color }) => (
          <li key={id}>
            <span className={styles.person} data-person={color} aria-hidden="true" />
            {name ?? t("somebody")}
          </li>
        ))}
      </ul>
      <ul>
        {(Object.keys(AUTHOR_KINDS) as readonly AuthorKind[]).map((kind) => (
          <li key={kind}>
            <span className={styles.line} data-kind={kind} aria-hidden="true" />
            {t(`kinds.${kind}`)}
          </li>
        ))}
        <li>{t("unmarked")}</li>
      </ul>
      <IconButton size="small" label={t("hide")} icon={<X />} onClick={() => authorship.shown.set(false)} />
    </section>
  );
}
