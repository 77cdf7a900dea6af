"use client";

import { useTranslations } from "use-intl";
import { SelectField, TextField } from "@/components/ui/field";
import { type Draft, isNumberOf } from "./assign";
import styles from "./team.module.css";

type RangeFieldsProps = {
  draft: Draft;
  /** How many paragraphs the document has. */
  total: number;
  change: (change: Partial<Draft>) => void;
};

/** The whole document, or its paragraphs from one number to another. */
export function RangeFields({ draft, total, change }: RangeFieldsProps) {
  const t = useTranslations("review.assignments");
  const number = (end: "from" | "to") => (
    <TextField
      label={t(end)}
      inputMode="numeric"
      autoComplete="off"
      value={draft[end]}
      onChange={(event) => change({ [end]: event.target.value.trim() })}
      error={draft[end] === "" || isNumberOf(draft[end], total) ? undefined : t("numberError", { total })}
    />
  );
  return (
    <>
      <SelectField
        label={t("part")}
        value={draft.isRange ? "range" : "whole"}
        onChange={(event) => change({ isRange: event.target.value === "range" })}
      >
        <option value="whole">{t("whole", { total })}</option>
        <option value="range">{t("range")}</option>
      </SelectField>
      {draft.isRange && (
        <div className={styles.range}>
          {number("from")}
          {number("to")}
        </div>
      )}
    </>
  );
}
