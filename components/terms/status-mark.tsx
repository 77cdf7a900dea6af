import {
  Ban,
  Check,
  CircleDashed,
  CircleSlash,
  Dot,
  type LucideIcon,
  TriangleAlert,
  UserCheck,
} from "lucide-react";
import { useTranslations } from "use-intl";
import type { TermStatus } from "@/lib/glossary/core/term";
import type { ShownVerdict } from "@/lib/glossary/server/matching-schema";
import styles from "./terms.module.css";

const ICON_OF_STATUS = {
  preferred: Check,
  admitted: Dot,
  proposed: CircleDashed,
  deprecated: Ban,
  superseded: CircleSlash,
} as const satisfies Record<TermStatus, LucideIcon>;

/** A term's status as a sign and a word: never by color alone. */
export function StatusMark({ status }: { status: TermStatus }) {
  const t = useTranslations("terms");
  const Icon = ICON_OF_STATUS[status];
  return (
    <span className={styles.mark} data-tone={TONE_OF_STATUS[status]}>
      <Icon aria-hidden="true" /> {t(`statuses.${status}`)}
    </span>
  );
}

const TONE_OF_STATUS = {
  preferred: "good",
  admitted: "good",
  proposed: "notice",
  deprecated: "bad",
  superseded: "bad",
} as const satisfies Record<TermStatus, string>;

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
