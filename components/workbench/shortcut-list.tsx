"use client";

import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import { COMMAND_GROUPS, COMMANDS } from "./commands";
import styles from "./shortcut-list.module.css";
import { showKeys } from "./shortcuts";
import { useIsApple } from "./use-media";

/** All keys, by what they are for. Made of the table that the keys themselves are made of. */
export function ShortcutList({ onClose }: { onClose: () => void }) {
  const t = useTranslations("workbench");
  const isApple = useIsApple();
  return (
    <Dialog open onClose={onClose} title={t("commands.shortcuts")} shape="wide">
      <div className={styles.groups}>
        {COMMAND_GROUPS.map((group) => (
          <section key={group}>
            <h3>{t(`groups.${group}`)}</h3>
            <dl className={styles.list}>
              {COMMANDS.filter((command) => command.group === group && command.keys.length > 0).map(
                (command) => (
                  <div key={command.id}>
                    <dt>{t(`commands.${command.id}`)}</dt>
                    <dd>
                      {command.keys.map((keys) => (
                        <kbd key={keys}>{showKeys(keys, isApple)}</kbd>
                      ))}
                    </dd>
                  </div>
                ),
              )}
            </dl>
          </section>
        ))}
      </div>
      <p className={styles.note}>{t("shortcutNote")}</p>
    </Dialog>
  );
}
