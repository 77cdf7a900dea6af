import type { ReactNode } from "react";
import styles from "./export.module.css";

/** Choices that belong together, under a name. */
export function Group({ legend, children }: { legend: string; children: ReactNode }) {
  return (
    <fieldset className={styles.group}>
      <legend>{legend}</legend>
      {children}
    </fieldset>
  );
}

type ChoiceProps = {
  type: "radio" | "checkbox";
  name?: string;
  label: string;
  hint?: string;
  /** A number at the end of the line. */
  aside?: string;
  checked: boolean;
  onChange: () => void;
};

/** One choice: a radio button or a box to tick. */
export function Choice({ label, hint, aside, ...input }: ChoiceProps) {
  return (
    <label className={styles.choice}>
      <input {...input} />
      <span className={styles.choiceText}>
        {label}
        {hint !== undefined && <span className={styles.hint}>{hint}</span>}
      </span>
      {aside !== undefined && <span className={styles.aside}>{aside}</span>}
    </label>
  );
}
