"use client";

import { useTranslations } from "use-intl";
import { TextArea, TextField } from "@/components/ui/field";
import type { ConceptFields } from "@/lib/glossary/core/entry";

/** The fields of what is said of a concept itself, for a form; `readFacts` reads them. */
export function FactsFields({ facts }: { facts: ConceptFields }) {
  const t = useTranslations("glossary.entry");
  return (
    <>
      <TextField
        label={t("domain")}
        name="domain"
        optional
        maxLength={200}
        defaultValue={facts.domain}
        data-autofocus
      />
      <TextArea
        label={t("definition")}
        name="definition"
        optional
        maxLength={8000}
        rows={3}
        defaultValue={facts.definition}
      />
      <TextArea label={t("note")} name="note" optional maxLength={8000} rows={3} defaultValue={facts.note} />
      <label>
        <input type="checkbox" name="doNotTranslate" defaultChecked={facts.doNotTranslate} />{" "}
        {t("doNotTranslate")}
      </label>
      <label>
        <input type="checkbox" name="fullThenShort" defaultChecked={facts.fullThenShort} />{" "}
        {t("fullThenShort")}
      </label>
    </>
  );
}

export function readFacts(form: FormData): ConceptFields {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  return {
    ...{ domain: text("domain"), definition: text("definition"), note: text("note") },
    ...{ doNotTranslate: form.has("doNotTranslate"), fullThenShort: form.has("fullThenShort") },
  };
}
