"use client";

import { CheckCheck, FilePlus2 } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { SourceFindingList } from "@/components/quality/source-finding-list";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import type { DocumentDetail, ProposalView } from "@/lib/documents/server/schema";
import { isKnownKey } from "@/lib/i18n/known-key";
import type { SourceFinding } from "@/lib/quality/server/schema";
import { ImportForm } from "./import-form";
import styles from "./review.module.css";
import { placeId, ReviewList } from "./review-list";
import type { ReviewRow } from "./review-rows";
import { useDecisions } from "./use-decisions";

type ReviewPageProps = {
  document: DocumentDetail;
  rows: readonly ReviewRow[];
  proposals: readonly ProposalView[];
  /** What the checks report on the source. */
  findings: readonly SourceFinding[];
  /** BCP 47, of the source. */
  language: string;
  mayDecide: boolean;
};

/** The source as it came, and beside it what import proposes to repair. */
export function ReviewPage({ document, rows, proposals, findings, language, mayDecide }: ReviewPageProps) {
  const t = useTranslations("documents.review");
  const decisions = useDecisions(document.id);
  const [appending, setAppending] = useState(false);
  const open = proposals.filter((proposal) => proposal.status === "open").length;
  const numbers = new Map(
    rows.flatMap((row) => (row.type === "paragraph" ? [[row.paragraph.id, row.number] as const] : [])),
  );
  const at = `/projects/${document.projectId}/documents/${document.id}`;

  return (
    <>
      <header className={styles.head}>
        <div>
          <h1 lang={language}>{document.title}</h1>
          <SourceLine document={document} />
        </div>
        <div className={styles.actions}>
          {mayDecide && open > 0 && (
            <Button
              variant="primary"
              icon={<CheckCheck />}
              busy={decisions.busy === "all"}
              onClick={decisions.acceptAll}
            >
              {t("acceptAll", { count: open })}
            </Button>
          )}
          {mayDecide && (
            <Button icon={<FilePlus2 />} onClick={() => setAppending(true)}>
              {t("appendPart")}
            </Button>
          )}
          <Link className={styles.link} href={at}>
            {t("toWorkbench")}
          </Link>
        </div>
      </header>
      <SourceFindingList
        findings={findings}
        mayWaive={mayDecide}
        numberOf={(id) => numbers.get(id)}
        addressOf={(id) => `#${placeId(id)}`}
      />
      {proposals.length === 0 ? (
        <EmptyState title={t("nothingTitle")}>{t("nothing")}</EmptyState>
      ) : (
        <p className={styles.keys}>{mayDecide ? t("keys") : t("readOnly")}</p>
      )}
      <ReviewList
        rows={rows}
        findings={findings}
        language={language}
        mayDecide={mayDecide}
        decisions={decisions}
        onAppend={() => setAppending(true)}
      />
      <Dialog open={appending} onClose={() => setAppending(false)} title={t("appendPart")} shape="wide">
        <p className={styles.lead}>{t("appendLead")}</p>
        <ImportForm
          path={`/documents/${document.id}/append`}
          askTitle={false}
          projectId={document.projectId}
          onDone={(imported) => {
            setAppending(false);
            decisions.appended(imported);
          }}
        />
      </Dialog>
    </>
  );
}

/** Where the text came from, each file a link to its bytes. */
function SourceLine({ document }: { document: DocumentDetail }) {
  const t = useTranslations("documents.review");
  const formats = useTranslations("documents.formats");
  return (
    <p className={styles.source}>
      {t("shown", { count: document.paragraphCount })}
      {document.sourceFiles.map((file) => (
        <span key={file.part}>
          {" · "}
          <a href={`/api/v1/documents/${document.id}/source?part=${file.part}`}>
            {file.fileName === "" ? t("pasted", { part: file.part + 1 }) : file.fileName}
          </a>{" "}
          <span className={styles.format}>
            {isKnownKey(formats, file.format) ? formats(file.format) : file.format}
            {file.encoding !== "zip" && `, ${file.encoding.toUpperCase()}`}
          </span>
        </span>
      ))}
    </p>
  );
}
