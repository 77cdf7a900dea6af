import { Ban, Check, CircleSlash, Dot, type LucideIcon, TriangleAlert, UserCheck } from "lucide-react";
import { useTranslations } from "use-intl";
import type { ShownVerdict } from "@/lib/glossary/server/matching-schema";
import styles from "./terms.module.css";

type Verdict = ShownVerdict["verdict"];

const ICON_OF_VERDICT = {
  found: Check,
  variant: Dot,
  missing: TriangleAlert,
  forbidden: Ban,
  superseded: CircleSlash,
  waived: UserCheck,
} as const satisfies Record<Verdict, LucideIcon>;

const TONE_OF_VERDICT = {
  found: "good",
  variant: "good",
  missing: "notice",
  forbidden: "bad",
  superseded: "bad",
  waived: "plain",
} as const satisfies Record<Verdict, string>;

/** A verdict as a sign and a word. */
export function VerdictMark({ verdict }: { verdict: Verdict }) {
  const t = useTranslations("terms");
  const Icon = ICON_OF_VERDICT[verdict];
  return (
    <span className={styles.mark} data-tone={TONE_OF_VERDICT[verdict]} data-verdict={verdict}>
      <Icon aria-hidden="true" /> {t(`verdicts.${verdict}`)}
    </span>
  );
}
