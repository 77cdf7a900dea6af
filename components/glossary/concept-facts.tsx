"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormColumn, TextArea } from "@/components/ui/field";
import { diffEntries } from "@/lib/glossary/core/change";
import type { ConceptView, GlossaryView } from "@/lib/glossary/server/schema";
import { entryOf, fieldsOf } from "./change-concept";
import { useConceptChanges } from "./concept-changes";
import entry from "./entry.module.css";
import { FactsFields, readFacts } from "./facts-fields";

type ConceptFactsProps = { concept: ConceptView; glossary: GlossaryView; mayChange: boolean };

/** What is said of the concept itself. */
export function ConceptFacts({ concept, glossary, mayChange }: ConceptFactsProps) {
  const t = useTranslations("glossary.entry");
  const [editing, setEditing] = useState(false);
  const { domain, definition, note, doNotTranslate, fullThenShort, externalId } = concept;
  const rules = [doNotTranslate && t("doNotTranslate"), fullThenShort && t("fullThenShort")].filter(
    (rule) => rule !== false,
  );
  const facts = [
    { label: t("domain"), value: domain },
    { label: t("definition"), value: definition },
    { label: t("note"), value: note },
    { label: t("rules"), value: rules.join(" · ") },
    { label: t("externalId"), value: externalId ?? "" },
  ].filter(({ value }) => value !== "");
  return (
    <section className={entry.section}>
      <div className={entry.line}>
        <h2>{t("about")}</h2>
        {mayChange && (
          <Button size="small" variant="quiet" onClick={() => setEditing(true)}>
            {t("edit")}
          </Button>
        )}
      </div>
      {facts.length === 0 && <p className={entry.about}>{t("nothingSaid")}</p>}
      <dl className={entry.facts}>
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {editing && <FactsDialog concept={concept} glossary={glossary} onClose={() => setEditing(false)} />}
    </section>
  );
}

type FactsDialogProps = { concept: ConceptView; glossary: GlossaryView; onClose: () => void };

function FactsDialog({ concept: latest, glossary, onClose }: FactsDialogProps) {
  // What others save while this is open must not pass for what was typed here.
  const [concept] = useState(latest);
  const t = useTranslations("glossary.entry");
  const terms = useTranslations("glossary.term");
  const { busy, change } = useConceptChanges();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const before = entryOf(concept);
    change({
      ...{ base: concept, reason: String(form.get("reason") ?? "").trim(), done: onClose },
      steps: diffEntries(before, { ...before, ...readFacts(form) }),
      request: (steps) => ({
        path: `/concepts/${concept.id}`,
        method: "PATCH",
        body: fieldsOf(steps),
      }),
    });
  };
  return (
    <Dialog open onClose={onClose} title={t("about")}>
      <FormColumn onSubmit={submit}>
        <FactsFields facts={concept} />
        <TextArea label={terms("reason")} name="reason" optional maxLength={4000} rows={2} />
        <div>
          <Button type="submit" variant="primary" busy={busy}>
            {terms(glossary.decidesAlone ? "save" : "propose")}
          </Button>
        </div>
      </FormColumn>
    </Dialog>
  );
}
