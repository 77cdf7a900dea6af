"use client";

import { useTranslations } from "use-intl";
import { showKeys } from "@/components/workbench/shortcuts";
import { useIsApple } from "@/components/workbench/use-media";
import styles from "./alignment.module.css";
import { REPAIR_COMMANDS } from "./repair-keys";

/** The keys of the repair screen. */
export function KeyList() {
  const t = useTranslations("alignment");
  const isApple = useIsApple();
  const show = (keys: string): string =>
    showKeys(
      keys.replace(/\b[a-z]$/, (key) => key.toUpperCase()),
      isApple,
    );
  return (
    <ul className={styles.keys} aria-label={t("keys")}>
      {REPAIR_COMMANDS.map(({ id, keys }) => (
        <li key={id}>
          <span className={styles.key}>
            {keys.map((each) => (
              <kbd key={each}>{show(each)}</kbd>
            ))}
          </span>
          {t(`commands.${id}`)}
        </li>
      ))}
    </ul>
  );
}
