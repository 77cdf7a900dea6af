import { CircleAlert, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import type { Severity } from "@/lib/quality/core/finding";
import styles from "./quality.module.css";

const ICON_OF_SEVERITY = {
  error: CircleAlert,
  warning: TriangleAlert,
  notice: Info,
} as const satisfies Record<Severity, LucideIcon>;

/** How much a finding weighs, as a sign with its word for who cannot see it. */
export function SeverityMark({ severity }: { severity: Severity }) {
  const t = useTranslations("quality");
  const Icon = ICON_OF_SEVERITY[severity];
  return (
    <span className={styles.severity} data-severity={severity} title={t(`severities.${severity}`)}>
      <Icon aria-hidden="true" />
      <span className="visually-hidden">{t(`severities.${severity}`)}: </span>
    </span>
  );
}
