"use client";

import { Check, Undo2, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import type { ParagraphView, ProposalView } from "@/lib/documents/server/schema";
import styles from "./review.module.css";
import { seamOf, surenessOf } from "./review-rows";
import type { Verb } from "./use-decisions";

type ProposalCardProps = {
  proposal: ProposalView;
  paragraphs: ReadonlyMap<string, ParagraphView>;
  language: string;
  isCurrent: boolean;
  mayDecide: boolean;
  busy: boolean;
  onChoose: () => void;
  onDecide: (verb: Verb) => void;
  onAppend: () => void;
};

/** One proposal: what it would do, how sure it is and why, and the decision. */
export function ProposalCard(props: ProposalCardProps) {
  const { proposal, paragraphs, language, isCurrent, mayDecide, busy, onChoose, onDecide, onAppend } = props;
  const t = useTranslations("documents.review");
  const kinds = useTranslations("documents.kinds");
  const isOpen = proposal.status === "open" || proposal.status === "undone";
  const goesOn = proposal.kind === "jump-line" && proposal.detail.direction === "to";
  return (
    <article
      className={styles.card}
      data-proposal={proposal.id}
      data-current={isCurrent || undefined}
      data-status={proposal.status}
      aria-current={isCurrent || undefined}
      aria-label={kinds(proposal.kind)}
      tabIndex={-1}
      // By keyboard at once; by pointer only when the click is done, or the card would grow under the pointer.
      onFocus={(event) => event.target.matches(":focus-visible") && onChoose()}
      onPointerUp={() => setTimeout(onChoose)}
    >
      <header>
        <h2>{kinds(proposal.kind)}</h2>
        <span className={styles.sureness} data-sure={surenessOf(proposal.confidence)}>
          {proposal.status === "open"
            ? t(`sure.${surenessOf(proposal.confidence)}`)
            : t(`status.${proposal.status}`)}
        </span>
      </header>
      <Preview proposal={proposal} paragraphs={paragraphs} language={language} />
      <Evidence proposal={proposal} language={language} open={isCurrent && isOpen} />
      {mayDecide && (
        <div className={styles.decide}>
          {isOpen ? (
            <>
              <Button
                size="small"
                variant={isCurrent ? "primary" : "plain"}
                icon={<Check />}
                busy={busy}
                onClick={() => onDecide("accept")}
              >
                {t("accept")}
              </Button>
              <Button
                size="small"
                variant="quiet"
                icon={<X />}
                disabled={busy}
                onClick={() => onDecide("refuse")}
              >
                {t("refuse")}
              </Button>
            </>
          ) : (
            <Button
              size="small"
              variant="quiet"
              icon={<Undo2 />}
              busy={busy}
              onClick={() => onDecide("undo")}
            >
              {t("undo")}
            </Button>
          )}
          {goesOn && (
            <Button size="small" variant="quiet" onClick={onAppend}>
              {t("appendNext")}
            </Button>
          )}
        </div>
      )}
    </article>
  );
}

type PreviewProps = Pick<ProposalCardProps, "proposal" | "paragraphs" | "language">;

/** What would change, before and after. */
function Preview({ proposal, paragraphs, language }: PreviewProps) {
  const t = useTranslations("documents.review");
  const { detail, paragraphIds } = proposal;
  if (proposal.kind === "join") {
    const [head, tail] = paragraphIds.map((id) => paragraphs.get(id)?.piece ?? "");
    const { before, after } = seamOf(head ?? "", tail ?? "");
    return (
      <div className={styles.preview}>
        <p className={styles.line}>
          <span className={styles.step}>{t("before")}</span>
          <span lang={language}>{before}</span>
          <span className={styles.cut} aria-hidden>
            ¶
          </span>
          <span lang={language}>{after}</span>
        </p>
        <p className={styles.line}>
          <span className={styles.step}>{t("after")}</span>
          <span lang={language}>
            {before}
            <mark>{after.slice(0, 1)}</mark>
            {after.slice(1)}
          </span>
        </p>
      </div>
    );
  }
  if (proposal.kind === "jump-line")
    return <p className={styles.effect}>{t("jumpLine", { line: String(detail.line) })}</p>;
  if (proposal.kind === "speaker")
    return <p className={styles.effect}>{t("speaker", { speaker: String(detail.speaker) })}</p>;
  return <p className={styles.effect}>{t(`effects.${proposal.kind}`)}</p>;
}

/** The reasons, strongest first; those against it say so. */
function Evidence({ proposal, language, open }: { proposal: ProposalView; language: string; open: boolean }) {
  const t = useTranslations("documents.review");
  const rules = useTranslations("documents.rules");
  return (
    <details className={styles.evidence} open={open}>
      <summary>{t("why", { count: proposal.evidence.length })}</summary>
      <ul>
        {proposal.evidence.map(({ rule, weight, quote }) => (
          <li key={`${rule} ${weight} ${quote ?? ""}`} data-against={weight < 0 || undefined}>
            {weight < 0 && <span className={styles.step}>{t("against")}</span>}
            {rules(rule)}
            {quote !== undefined && (
              <>
                {" "}
                <q lang={language}>{quote.replace("|", "¦")}</q>
              </>
            )}
          </li>
        ))}
      </ul>
    </details>
  );
}
