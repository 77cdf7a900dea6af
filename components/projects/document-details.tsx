"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Problem } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormColumn, FormError, TextField } from "@/components/ui/field";
import { Meanwhile } from "@/components/ui/meanwhile";
import { useToast } from "@/components/ui/toast";
import { useEditedForm } from "@/components/ui/use-edited-form";
import { useProblemText } from "@/components/ui/use-problem-text";
import type { DocumentItem } from "./document-row";

type DocumentDetailsProps = { document: DocumentItem; open: boolean; onClose: () => void };

/** What is known of a document besides its text: its title, and when, where and in what it was published. */
export function DocumentDetails({ document, open, onClose }: DocumentDetailsProps) {
  const t = useTranslations("projects");
  return (
    <Dialog open={open} onClose={onClose} title={t("details")}>
      <DetailsForm document={document} onClose={onClose} />
    </Dialog>
  );
}

type Details = Pick<DocumentItem, "title" | "date" | "occasion" | "citation" | "revision">;

const detailsOf = ({ title, date, occasion, citation }: Details) => ({
  ...{ title, date: date ?? "", occasion, citation },
});

function DetailsForm({ document, onClose }: Omit<DocumentDetailsProps, "open">) {
  const t = useTranslations("projects");
  const ui = useTranslations("ui");
  const router = useRouter();
  const toast = useToast();
  const problemText = useProblemText();
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  // Its length is the field's own limit: all that can be wrong with it is that there is none.
  const isMissing = error instanceof Problem && error.fields.title !== undefined;

  const { theirs, save } = useEditedForm({
    path: `/documents/${document.id}`,
    initial: document,
    fieldsOf: detailsOf,
    bodyOf: ({ date, ...words }) => ({ ...words, ...(date !== undefined && { date: date || null }) }),
  });
  const names: Readonly<Record<string, string>> = {
    ...{ title: t("documentTitle"), date: t("date"), occasion: t("occasion"), citation: t("citation") },
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setBusy(true);
    try {
      if ((await save(form)) !== null) {
        onClose();
        toast(t("detailsSaved"));
      }
      router.refresh();
    } catch (problem) {
      setError(problem);
    }
    setBusy(false);
  };
  return (
    <FormColumn onSubmit={(event) => void submit(event)}>
      <FormError>{error === null || isMissing ? null : problemText(error)}</FormError>
      <Meanwhile theirs={theirs} say={(name) => ({ label: names[name] ?? name })} />
      <TextField
        name="title"
        label={t("documentTitle")}
        required
        maxLength={500}
        data-autofocus
        defaultValue={document.title}
        error={isMissing ? ui("needed") : undefined}
      />
      <TextField name="date" type="date" label={t("date")} optional defaultValue={document.date ?? ""} />
      <TextField
        name="occasion"
        label={t("occasion")}
        hint={t("occasionHint")}
        optional
        maxLength={500}
        defaultValue={document.occasion}
      />
      <TextField
        name="citation"
        label={t("citation")}
        hint={t("citationHint")}
        optional
        maxLength={2000}
        defaultValue={document.citation}
      />
      <div>
        <Button type="submit" variant="primary" busy={busy}>
          {ui("save")}
        </Button>
      </div>
    </FormColumn>
  );
}
