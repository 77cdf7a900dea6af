"use client";

import { useTranslations } from "use-intl";
import type { Step } from "@/lib/glossary/core/change";
import type { TermProposalView } from "@/lib/glossary/server/proposals-schema";
import type { TermView } from "@/lib/glossary/server/schema";
import entry from "./entry.module.css";
import { sayOfTerm, TERM_FIELDS } from "./entry-lines";
import { StatusMark } from "./status-mark";
import { useEntryWords } from "./use-entry-words";

/** A term names no other concept. */
const NO_CONCEPTS: readonly never[] = [];

/** What accepting a proposal does, in words. */
export function ProposedSteps({
  proposal: { steps, concept },
}: {
  proposal: Pick<TermProposalView, "steps" | "concept">;
}) {
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
      return <EditedConcept set={step.set} />;
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

/** The fields of a concept that a step may set; its relations and deletion are steps of their own. */
const SET_FIELDS = ["domain", "definition", "note", "doNotTranslate", "fullThenShort"] as const;

function EditedConcept({ set }: { set: Extract<Step, { op: "edit-concept" }>["set"] }) {
  const fields = useTranslations("glossary.fields");
  const t = useTranslations("glossary.entry");
  const said = SET_FIELDS.flatMap((field) => {
    const value = set[field];
    if (value === undefined) return [];
    return `${fields(field)}: ${typeof value === "boolean" ? t(value ? "yes" : "no") : value}`;
  });
  return <span>{said.join(" · ")}</span>;
}

type EditedTermProps = { term: TermView | undefined; set: Extract<Step, { op: "edit-term" }>["set"] };

function EditedTerm({ term, set }: EditedTermProps) {
  const t = useTranslations("glossary.proposal");
  const fields = useTranslations("glossary.fields");
  const words = useEntryWords(NO_CONCEPTS);
  const { status, text } = set;
  const others = TERM_FIELDS.flatMap((field) => {
    if (field === "text" || field === "status") return [];
    const value = sayOfTerm(set, field, words);
    return value === "" ? [] : `${fields(field)}: ${value}`;
  });
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
      {others.length > 0 && <span className={entry.about}>{others.join(" · ")}</span>}
    </span>
  );
}
