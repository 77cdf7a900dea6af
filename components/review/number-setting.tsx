"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { TextField } from "@/components/ui/field";
import { POINTS_LIMIT } from "@/lib/review/server/settings-schema";

type NumberSettingProps = {
  label: string;
  hint?: string;
  /** Null where none is set. */
  value: number | null;
  mayBeEmpty?: boolean;
  disabled: boolean;
  /** A sentence about a number that cannot be taken; null for one that can. */
  refuse?: (value: number) => string | null;
  save: (value: number | null) => Promise<boolean>;
};

/** A number that is saved when one leaves its field or presses Enter; Escape brings back what stands. */
export function NumberSetting({
  label,
  hint,
  value,
  mayBeEmpty = false,
  disabled,
  refuse = () => null,
  save,
}: NumberSettingProps) {
  const t = useTranslations("review.settings");
  const [typed, setTyped] = useState<string | null>(null);
  const [error, setError] = useState<string | undefined>(undefined);
  const settle = async () => {
    if (typed === null) return;
    const next = readNumber(typed);
    const isNone = next === null && mayBeEmpty && typed.trim() === "";
    const problem = next === null ? (isNone ? null : t("notNumber")) : refuse(next);
    setError(problem ?? undefined);
    if (problem !== null) return;
    if (next !== value) await save(next);
    // What stands now shows, saved or not, unless one has typed on.
    setTyped((now) => (now === typed ? null : now));
  };
  return (
    <TextField
      label={label}
      hint={hint}
      error={error}
      optional={mayBeEmpty}
      inputMode="decimal"
      autoComplete="off"
      disabled={disabled}
      value={typed ?? (value === null ? "" : String(value))}
      onChange={(event) => {
        setTyped(event.target.value);
        setError(undefined);
      }}
      onBlur={() => void settle()}
      onKeyDown={(event) => {
        if (event.key === "Enter") void settle();
        if (event.key !== "Escape") return;
        setTyped(null);
        setError(undefined);
      }}
    />
  );
}

function readNumber(typed: string): number | null {
  // A Chinese keyboard may give a full-width point.
  const text = typed.normalize("NFKC").trim();
  const value = /^\d+(\.\d+)?$/u.test(text) ? Number(text) : Number.NaN;
  return value >= 0 && value <= POINTS_LIMIT ? value : null;
}
