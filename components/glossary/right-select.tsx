"use client";

import { useTranslations } from "use-intl";
import { LINK_RIGHTS, type LinkRight } from "@/lib/glossary/core/rights";
import styles from "./glossary.module.css";

type RightSelectProps = {
  label: string;
  value: LinkRight;
  disabled: boolean;
  onChange: (right: LinkRight) => void;
};

/** What a project may do in a glossary. */
export function RightSelect({ label, value, disabled, onChange }: RightSelectProps) {
  const rights = useTranslations("glossary.linkRights");
  return (
    <select
      className={styles.select}
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={({ target }) => {
        const right = LINK_RIGHTS.find((each) => each === target.value);
        if (right !== undefined) onChange(right);
      }}
    >
      {LINK_RIGHTS.map((right) => (
        <option key={right} value={right}>
          {rights(right)}
        </option>
      ))}
    </select>
  );
}
