"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { type Reasoned, WaiveForm } from "@/components/workbench/waive-form";
import type { SourceFinding } from "@/lib/quality/server/schema";
import styles from "./quality.module.css";
import { useSayFinding } from "./say-finding";
import { SeverityMark } from "./severity-mark";
import { keepWaiver, takeWaiverBack } from "./waive";
import { WaivedFor } from "./waived-for";

type SourceFindingListProps = {
  findings: readonly SourceFinding[];
  /** Whether one may leave what is found as it is. */
  mayWaive: boolean;
  /** The number that a paragraph has on this page. */
  numberOf: (paragraphId: string) => number | undefined;
  /** Where on this page a paragraph is. */
  addressOf: (paragraphId: string) => string;
};

/** Whoever looks at a text as it came reads so many; the rest stands in the document's list of checks. */
const SHOWN_AT_ONCE = 100;

/** What the checks report on a text as it came, each a link to its paragraph. Nothing where they have nothing to say. */
export function SourceFindingList({ findings, mayWaive, numberOf, addressOf }: SourceFindingListProps) {
  const t = useTranslations("quality");
  const names = useTranslations("checks.names");
  const say = useSayFinding();
  const { busy, waiving, setWaiving, keep, takeBack } = useWaiving();
  if (findings.length === 0) return null;
  return (
    <section className={styles.ofSource} aria-label={t("ofSource")}>
      <h2>{t("ofSource")}</h2>
      <ul className={styles.findings}>
        {findings.slice(0, SHOWN_AT_ONCE).map((finding) => (
          <li
            key={`${finding.paragraphId} ${finding.check} ${finding.fingerprint}`}
            className={styles.finding}
            data-waived={finding.waiver !== null || undefined}
            data-check={finding.check}
          >
            <SeverityMark severity={finding.severity} />
            <div className={styles.said}>
              <a className={styles.message} href={addressOf(finding.paragraphId)}>
                {say(finding)}
              </a>
              <WaivedFor waiver={finding.waiver} />
              <span className={styles.foot}>
                <span className={styles.check}>{names(finding.check)}</span>
                {mayWaive && (
                  <Button
                    size="small"
                    variant="quiet"
                    disabled={busy}
                    onClick={() =>
                      finding.waiver === null ? setWaiving(finding) : takeBack(finding, finding.waiver.id)
                    }
                  >
                    {finding.waiver === null ? t("waive") : t("unwaive")}
                  </Button>
                )}
              </span>
            </div>
            <span className={styles.number}>
              {t("paragraph", { number: numberOf(finding.paragraphId) ?? finding.number })}
            </span>
          </li>
        ))}
      </ul>
      {findings.length > SHOWN_AT_ONCE && (
        <p>{t("moreOfSource", { count: findings.length - SHOWN_AT_ONCE })}</p>
      )}
      {waiving !== null && (
        <WaiveForm
          room="quality"
          onWaive={(reasoned) => keep(waiving, reasoned)}
          onClose={() => setWaiving(null)}
        >
          <p>{say(waiving)}</p>
        </WaiveForm>
      )}
    </section>
  );
}

/** Leaving a finding as it is on a page that the server draws: it is drawn again with what the server then says. */
function useWaiving() {
  const t = useTranslations("quality");
  const router = useRouter();
  const toast = useToast();
  const { busy, run } = useAction();
  const [waiving, setWaiving] = useState<SourceFinding | null>(null);
  const takeBack = ({ paragraphId }: SourceFinding, waiverId: string) =>
    void run(async () => {
      await takeWaiverBack({ paragraphId }, waiverId);
      router.refresh();
    });
  const keep = async (finding: SourceFinding, reasoned: Reasoned): Promise<void> => {
    const id = await keepWaiver({ paragraphId: finding.paragraphId }, finding, reasoned);
    setWaiving(null);
    router.refresh();
    toast(t("waived"), { undo: () => takeBack(finding, id) });
  };
  return { busy, waiving, setWaiving, keep, takeBack };
}
