"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormColumn, SelectField, TextArea, TextField } from "@/components/ui/field";
import { PARTS_OF_SPEECH, TERM_STATUSES, TERM_TYPES } from "@/lib/glossary/core/term";
import type { GlossaryView, TermView } from "@/lib/glossary/server/schema";
import styles from "./glossary.module.css";

/** What the form gives: a term's fields as the API takes them. */
export type TermFields = Omit<TermView, "id">;

type TermDialogProps = {
  glossary: GlossaryView;
  /** Null for a new one. */
  term: TermView | null;
  busy: boolean;
  /** Of a proposal that is being changed: why it was proposed. */
  proposed?: { readonly reason: string };
  onSave: (fields: TermFields, reason: string) => void;
  /** Takes the term out of its concept; null for a new one. */
  onRemove: ((reason: string) => void) | null;
  onClose: () => void;
};

/** All that is said of one term. */
export function TermDialog({ glossary, term, busy, proposed, onSave, onRemove, onClose }: TermDialogProps) {
  const t = useTranslations("glossary.term");
  const statuses = useTranslations("glossary.statuses");
  const [more, setMore] = useState(false);
  const [reason, setReason] = useState(proposed?.reason ?? "");
  const words = wordsFor(proposed !== undefined, glossary.decidesAlone);
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    onSave(readFields(new FormData(event.currentTarget)), reason.trim());
  };
  const languages = [
    ...new Set([glossary.targetLanguage, glossary.sourceLanguage, term?.language ?? glossary.targetLanguage]),
  ];
  return (
    <Dialog open onClose={onClose} title={term === null ? t("new") : t("edit")}>
      <FormColumn onSubmit={submit}>
        <p className={styles.soft}>{t(words.explain)}</p>
        <TextField
          label={t("text")}
          name="text"
          defaultValue={term?.text}
          required
          maxLength={500}
          data-autofocus
        />
        <SelectField
          label={t("language")}
          name="language"
          defaultValue={term?.language ?? glossary.targetLanguage}
        >
          {languages.map((each) => (
            <option key={each} value={each}>
              {each}
            </option>
          ))}
        </SelectField>
        <SelectField label={t("status")} name="status" defaultValue={term?.status ?? "preferred"}>
          {TERM_STATUSES.map((each) => (
            <option key={each} value={each}>
              {statuses(each)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t("validFrom")}
          name="validFrom"
          type="date"
          optional
          defaultValue={term?.validFrom ?? ""}
        />
        <TextField
          label={t("validUntil")}
          name="validUntil"
          type="date"
          optional
          defaultValue={term?.validUntil ?? ""}
        />
        <TextField
          label={t("authority")}
          name="authority"
          optional
          maxLength={500}
          defaultValue={term?.authority}
        />
        <details open={more || undefined} onToggle={(event) => setMore(event.currentTarget.open)}>
          <summary>{t("more")}</summary>
          <More term={term} />
        </details>
        <TextArea
          label={t("reason")}
          name="reason"
          optional
          maxLength={4000}
          rows={2}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
        />
        <div className={styles.actions}>
          {onRemove !== null && (
            <Button variant="danger" disabled={busy} onClick={() => onRemove(reason.trim())}>
              {t(words.remove)}
            </Button>
          )}
          <Button type="submit" variant="primary" busy={busy}>
            {t(words.save)}
          </Button>
        </div>
      </FormColumn>
    </Dialog>
  );
}

/** What saving and taking out are: a change of what waits for a decision, a decision, or a proposal. */
function wordsFor(isProposed: boolean, decidesAlone: boolean) {
  if (isProposed) return { explain: "mends", save: "save", remove: "remove" } as const;
  return decidesAlone
    ? ({ explain: "decides", save: "save", remove: "remove" } as const)
    : ({ explain: "proposes", save: "propose", remove: "proposeRemoval" } as const);
}

function More({ term }: { term: TermView | null }) {
  const t = useTranslations("glossary.term");
  return (
    <div className={styles.stack}>
      <SelectField label={t("type")} name="type" defaultValue={term?.type ?? ""}>
        <option value="">{t("unsaid")}</option>
        {TERM_TYPES.map((each) => (
          <option key={each} value={each}>
            {t(`types.${each}`)}
          </option>
        ))}
      </SelectField>
      <SelectField label={t("partOfSpeech")} name="partOfSpeech" defaultValue={term?.partOfSpeech ?? ""}>
        <option value="">{t("unsaid")}</option>
        {PARTS_OF_SPEECH.map((each) => (
          <option key={each} value={each}>
            {t(`partsOfSpeech.${each}`)}
          </option>
        ))}
      </SelectField>
      <TextField
        label={t("citation")}
        name="citation"
        optional
        maxLength={1000}
        defaultValue={term?.citation}
      />
      <TextField label={t("date")} name="date" type="date" optional defaultValue={term?.date ?? ""} />
      <TextField
        label={t("occasion")}
        name="occasion"
        optional
        maxLength={500}
        defaultValue={term?.occasion}
      />
      <TextArea
        label={t("usageNote")}
        name="usageNote"
        optional
        maxLength={4000}
        rows={2}
        defaultValue={term?.usageNote}
      />
    </div>
  );
}

function readFields(form: FormData): TermFields {
  const text = (name: string) => String(form.get(name) ?? "").trim();
  const day = (name: string) => (text(name) === "" ? null : text(name));
  const one = <Value extends string>(values: readonly Value[], name: string): Value | null =>
    values.find((each) => each === text(name)) ?? null;
  return {
    ...{ text: text("text"), language: text("language"), status: one(TERM_STATUSES, "status") ?? "proposed" },
    ...{ type: one(TERM_TYPES, "type"), partOfSpeech: one(PARTS_OF_SPEECH, "partOfSpeech") },
    ...{ authority: text("authority"), citation: text("citation"), occasion: text("occasion") },
    ...{ usageNote: text("usageNote"), date: day("date") },
    ...{ validFrom: day("validFrom"), validUntil: day("validUntil") },
  };
}
