"use client";

import { Ban, Check, CircleDashed, History, Plus } from "lucide-react";
import { useTranslations } from "use-intl";
import type { TermStatus } from "@/lib/glossary/core/term";
import styles from "./glossary.module.css";

const ICONS = {
  proposed: CircleDashed,
  preferred: Check,
  admitted: Plus,
  deprecated: Ban,
  superseded: History,
} as const satisfies Record<TermStatus, unknown>;

type StatusMarkProps = {
  status: TermStatus;
  /** The mark alone, where words would crowd the line; its word is then its name. */
  iconOnly?: boolean;
};

/** What a term's status is, by a mark of its own shape and a word; color only helps. */
export function StatusMark({ status, iconOnly = false }: StatusMarkProps) {
  const t = useTranslations("glossary.statuses");
  const Icon = ICONS[status];
  const word = t(status);
  return (
    <span className={styles.status} data-status={status} title={iconOnly ? word : undefined}>
      <Icon aria-hidden="true" />
      <span className={iconOnly ? "visually-hidden" : undefined}>{word}</span>
    </span>
  );
}
