"use client";

import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormColumn, TextArea, TextField } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import type { GlossaryView } from "@/lib/glossary/server/schema";
import type { Domain } from "./concept-filters";
import styles from "./glossary.module.css";

type NewConceptDialogProps = {
  glossary: GlossaryView;
  domains: readonly Domain[];
  open: boolean;
  onClose: () => void;
};

/** A new concept: decided at once by whose word is a decision, else proposed. The form says which. */
export function NewConceptDialog({ glossary, domains, open, onClose }: NewConceptDialogProps) {
  const t = useTranslations("glossary.newConcept");
  const router = useRouter();
  const toast = useToast();
  const { busy, run } = useAction();
  const { id, decidesAlone, sourceLanguage, targetLanguage } = glossary;
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const textOf = (name: string) => String(form.get(name) ?? "").trim();
    const term = (language: string, text: string) => ({ language, text, status: "preferred" });
    const target = textOf("target");
    const concept = {
      ...{ domain: textOf("domain"), definition: textOf("definition") },
      terms: [
        term(sourceLanguage, textOf("source")),
        ...(target === "" ? [] : [term(targetLanguage, target)]),
      ],
    };
    const reason = textOf("reason");
    void run(async () => {
      if (decidesAlone) {
        const body = { ...concept, reason };
        const made = await api<{ id: string }>(`/glossaries/${id}/concepts`, { method: "POST", body });
        router.push(`/concepts/${made.id}`);
        return;
      }
      const body = { concept, reason };
      const made = await api<{ id: string }>(`/glossaries/${id}/proposals`, { method: "POST", body });
      toast(t("proposed"));
      router.push(`/proposals/${made.id}`);
    });
  };
  return (
    <Dialog open={open} onClose={onClose} title={t("title")}>
      <FormColumn onSubmit={submit}>
        <p className={styles.soft}>{t(decidesAlone ? "decides" : "proposes")}</p>
        <TextField
          label={t("source")}
          name="source"
          lang={sourceLanguage}
          required
          maxLength={500}
          data-autofocus
        />
        <TextField label={t("target")} name="target" lang={targetLanguage} optional maxLength={500} />
        <TextField label={t("domain")} name="domain" optional maxLength={200} list="new-concept-domains" />
        <datalist id="new-concept-domains">
          {domains.map(({ domain }) => (
            <option key={domain} value={domain} />
          ))}
        </datalist>
        <TextArea label={t("definition")} name="definition" optional maxLength={8000} rows={3} />
        <TextArea label={t("reason")} name="reason" optional maxLength={4000} rows={2} />
        <div>
          <Button type="submit" variant="primary" busy={busy}>
            {t(decidesAlone ? "save" : "propose")}
          </Button>
        </div>
      </FormColumn>
    </Dialog>
  );
}
