import { useTranslations } from "use-intl";
import { LastDay } from "@/components/ui/last-day";
import type { KeptFinding } from "@/lib/quality/server/schema";
import styles from "./quality.module.css";

/** Why a finding is left as it is, by whom and until when. Nothing where nobody said so. */
export function WaivedFor({ waiver }: Pick<KeptFinding, "waiver">) {
  const t = useTranslations("quality");
  if (waiver === null) return null;
  return (
    <span className={styles.reason}>
      {waiver.byName === null
        ? t("waivedFor", { reason: waiver.reason })
        : t("waivedBy", { person: waiver.byName, reason: waiver.reason })}
      {waiver.expiresAt !== null &&
        t.rich("waivedUntil", { day: () => <LastDay value={waiver.expiresAt ?? ""} /> })}
    </span>
  );
}
