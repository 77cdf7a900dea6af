"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { api, Problem } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormColumn, FormError, TextField } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
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

  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const said = (name: string) => String(form.get(name) ?? "").trim();
    const date = said("date") === "" ? null : said("date");
    const body = { title: said("title"), date, occasion: said("occasion"), citation: said("citation") };
    setBusy(true);
    try {
      await api(`/documents/${document.id}`, { method: "PATCH", body });
      onClose();
      toast(t("detailsSaved"));
      router.refresh();
    } catch (problem) {
      setError(problem);
      setBusy(false);
    }
  };
  return (
    <FormColumn onSubmit={(event) => void save(event)}>
      <FormError>{error === null || isMissing ? null : problemText(error)}</FormError>
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
