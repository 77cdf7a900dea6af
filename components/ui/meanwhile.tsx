"use client";

import { useTranslations } from "use-intl";
import type { Fields } from "./edited-fields";
import styles from "./meanwhile.module.css";

type MeanwhileProps = {
  /** What others changed, by field; null when nothing. */
  theirs: Fields | null;
  /** What a field is called, and what a value of it is called where it is not shown as it is. */
  say: (name: string, value: string) => { readonly label: string; readonly value?: string };
};

/** Says what somebody else saved while the person was typing in a form, and that what they typed is still there. */
export function Meanwhile({ theirs, say }: MeanwhileProps) {
  const t = useTranslations("ui.meanwhile");
  if (theirs === null) return null;
  return (
    <div role="alert" className={styles.meanwhile}>
      <p>{t("explain")}</p>
      <dl>
        {Object.entries(theirs).map(([name, value]) => {
          const said = say(name, value);
          return (
            <div key={name}>
              <dt>{said.label}</dt>
              <dd>{(said.value ?? value) || t("empty")}</dd>
            </div>
          );
        })}
      </dl>
    </div>
  );
}
