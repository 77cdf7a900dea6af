"use client";

import { useTranslations } from "use-intl";
import type { Step } from "@/lib/glossary/core/change";
import type { TermProposalView } from "@/lib/glossary/server/proposals-schema";
import type { TermView } from "@/lib/glossary/server/schema";
import entry from "./entry.module.css";
import { StatusMark } from "./status-mark";

/** What accepting a proposal does, in words. */
export function ProposedSteps({ proposal: { steps, concept } }: { proposal: TermProposalView }) {
  return (
    <ul className={entry.change}>
      {steps.map((step) => (
        <li key={JSON.stringify(step)}>
          <StepInWords step={step} terms={concept.terms} />
        </li>
      ))}
    </ul>
  );
}

function StepInWords({ step, terms }: { step: Step; terms: readonly TermView[] }) {
  const t = useTranslations("glossary.proposal");
  switch (step.op) {
    case "add-term":
      return (
        <span className={entry.line}>
          <ins lang={step.term.language}>{step.term.text}</ins> <StatusMark status={step.term.status} />
        </span>
      );
    case "edit-term":
      return <EditedTerm term={terms.find(({ id }) => id === step.termId)} set={step.set} />;
    case "remove-term":
      return <del>{terms.find(({ id }) => id === step.termId)?.text ?? t("aTerm")}</del>;
    case "edit-concept":
      return (
        <span>
          {Object.entries(step.set)
            .map(([field, value]) => `${t(`fields.${field}` as never)}: ${String(value)}`)
            .join(" · ")}
        </span>
      );
    case "set-relations":
      return <span>{t("relations")}</span>;
    case "order-terms":
      return <span>{t("order")}</span>;
    case "delete":
      return <del>{t("deletion")}</del>;
    case "restore":
      return <ins>{t("restoration")}</ins>;
  }
}

type EditedTermProps = { term: TermView | undefined; set: Extract<Step, { op: "edit-term" }>["set"] };

function EditedTerm({ term, set }: EditedTermProps) {
  const t = useTranslations("glossary.proposal");
  const { status, text, ...rest } = set;
  const others = Object.entries(rest).filter(
    ([, value]) => value !== undefined && value !== null && value !== "",
  );
  return (
    <span className={entry.line}>
      {text !== undefined && term !== undefined && text !== term.text ? (
        <>
          <del lang={term.language}>{term.text}</del> <ins lang={term.language}>{text}</ins>
        </>
      ) : (
        <span lang={term?.language}>{term?.text ?? t("aTerm")}</span>
      )}
      {status !== undefined && <StatusMark status={status} />}
      {others.length > 0 && (
        <span className={entry.about}>
          {others.map(([field, value]) => `${t(`fields.${field}` as never)}: ${String(value)}`).join(" · ")}
        </span>
      )}
    </span>
  );
}
