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
import type { GlossaryView, LinkView } from "@/lib/glossary/server/schema";
import styles from "./glossary.module.css";
import { GlossaryLinks } from "./glossary-links";

type GlossarySettingsProps = {
  glossary: GlossaryView;
  links: readonly LinkView[];
  open: boolean;
  onClose: () => void;
};

/** A glossary's name, its rule, and who uses it; for who looks after it, to be changed. */
export function GlossarySettings({ glossary, links, open, onClose }: GlossarySettingsProps) {
  const t = useTranslations("glossary.settings");
  const router = useRouter();
  const toast = useToast();
  const { busy, run } = useAction();
  const { id, name, description, rule, right } = glossary;
  const isManager = right === "manage";
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const body = {
      ...{ name: form.get("name"), description: form.get("description") },
      rule: {
        decidedByOwners: form.get("decidedBy") === "owners",
        quorum: Number(form.get("quorum")),
        proposerMayVote: form.get("proposerMayVote") === "on",
      },
    };
    const set = (given: object) =>
      run(async () => {
        await api(`/glossaries/${id}`, { method: "PATCH", body: given });
        router.refresh();
      });
    void run(async () => {
      await api(`/glossaries/${id}`, { method: "PATCH", body });
      onClose();
      toast(t("saved"), { undo: () => void set({ name, description, rule }) });
      router.refresh();
    });
  };
  return (
    <Dialog open={open} onClose={onClose} title={t("title")}>
      <FormColumn onSubmit={submit}>
        {!isManager && <p className={styles.soft}>{t("mayManage")}</p>}
        <TextField
          label={t("name")}
          name="name"
          defaultValue={name}
          required
          maxLength={200}
          readOnly={!isManager}
          data-autofocus
        />
        <TextArea
          label={t("description")}
          name="description"
          defaultValue={description}
          maxLength={4000}
          readOnly={!isManager}
          optional
        />
        <fieldset className={styles.choices} disabled={!isManager}>
          <legend>{t("rule")}</legend>
          {(["reviewers", "owners"] as const).map((who) => (
            <label key={who}>
              <input
                type="radio"
                name="decidedBy"
                value={who}
                defaultChecked={rule.decidedByOwners === (who === "owners")}
              />
              <span>{t(who)}</span>
            </label>
          ))}
          <label>
            <input type="checkbox" name="proposerMayVote" defaultChecked={rule.proposerMayVote} />
            <span>{t("proposerMayVote")}</span>
          </label>
        </fieldset>
        <TextField
          label={t("quorum")}
          hint={t("quorumHint")}
          name="quorum"
          type="number"
          min={1}
          max={20}
          defaultValue={rule.quorum}
          readOnly={!isManager}
        />
        {isManager && (
          <div>
            <Button type="submit" variant="primary" busy={busy}>
              {t("save")}
            </Button>
          </div>
        )}
      </FormColumn>
      <GlossaryLinks glossary={glossary} links={links} />
    </Dialog>
  );
}
