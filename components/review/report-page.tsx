"use client";

import { Download, Printer, RotateCw } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import styles from "@/components/projects/projects.module.css";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { Menu } from "@/components/ui/menu";
import { TimeText } from "@/components/ui/time-text";
import type { Report } from "@/lib/review/core/report";
import own from "./report.module.css";
import { ReportChanges } from "./report-changes";
import { ErrorList, FindingList, WaiverList } from "./report-lists";
import { ErrorTable, FindingTable, ProgressTable, ScoreFacts } from "./report-numbers";
import { useReport } from "./use-report";

/** The formats that people take away, in the order of use. */
const DOWNLOADS = ["html", "xlsx", "csv", "json"] as const;
const SECTIONS = ["progress", "score", "errors", "changes", "findings", "waivers"] as const;

type ReportPageProps = {
  documentId: string;
  documentPath: string;
  tracks: readonly { readonly id: string; readonly name: string }[];
  trackId: string;
};

/** How good a track is, and what speaks for and against it. */
export function ReportPage({ documentId, documentPath, tracks, trackId }: ReportPageProps) {
  const t = useTranslations("review.report");
  const router = useRouter();
  const path = usePathname();
  const { report, problem, again } = useReport(documentId, trackId);
  // What is sent as an attachment leaves the page where it is.
  const download = (format: (typeof DOWNLOADS)[number]) =>
    window.location.assign(`/api/v1/documents/${documentId}/report?track=${trackId}&format=${format}`);
  return (
    <>
      <div className={styles.head}>
        <h1>{t("title")}</h1>
        <div className={`${styles.actions} ${own.screen}`}>
          <Button icon={<RotateCw />} onClick={again} disabled={report === null && problem === null}>
            {t("again")}
          </Button>
          <Button icon={<Printer />} onClick={() => window.print()} disabled={report === null}>
            {t("print")}
          </Button>
          <Menu
            label={t("download")}
            icon={<Download />}
            items={DOWNLOADS.map((format) => ({
              label: t(`formats.${format}`),
              onSelect: () => download(format),
            }))}
          />
        </div>
      </div>
      <div className={`${own.chooser} ${own.screen}`}>
        <SelectField
          label={t("track")}
          value={trackId}
          onChange={(event) => router.replace(`${path}?track=${event.target.value}`, { scroll: false })}
        >
          {tracks.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      {problem !== null && <p role="alert">{problem}</p>}
      <div aria-live="polite">
        {report === null && problem === null && <p className={own.soft}>{t("making")}</p>}
      </div>
      {report !== null && <ReportBody report={report} documentPath={documentPath} />}
    </>
  );
}

function ReportBody({ report, documentPath }: { report: Report; documentPath: string }) {
  const t = useTranslations("review.report");
  const hrefOf = (number: number) => `${documentPath}?tracks=${report.track.id}&p=${number}`;
  const lists = { report, hrefOf };
  const bodies = {
    progress: <ProgressTable report={report} />,
    score: <ScoreFacts score={report.score} />,
    errors: (
      <>
        <ErrorTable report={report} />
        <ErrorList {...lists} />
      </>
    ),
    changes: <ReportChanges {...lists} />,
    findings: (
      <>
        <FindingTable report={report} />
        <FindingList {...lists} />
      </>
    ),
    waivers: <WaiverList {...lists} />,
  };
  return (
    <>
      <p className={own.soft}>
        <span lang={report.document.language}>{report.document.title}</span> · {report.track.name} ·{" "}
        {t("madeAt")} <TimeText value={report.madeAt} />
      </p>
      <nav className={`${own.parts} ${own.screen}`} aria-label={t("title")}>
        {SECTIONS.map((section) => (
          <a key={section} href={`#${section}`}>
            {t(section)}
          </a>
        ))}
      </nav>
      {SECTIONS.map((section) => (
        <section key={section} id={section} className={own.section} aria-labelledby={`${section}-title`}>
          <h2 id={`${section}-title`}>{t(section)}</h2>
          {bodies[section]}
        </section>
      ))}
    </>
  );
}
