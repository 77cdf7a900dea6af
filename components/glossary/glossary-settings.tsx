"use client";

import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import type { Fields } from "@/components/ui/edited-fields";
import { FormColumn, TextArea, TextField } from "@/components/ui/field";
import { Meanwhile } from "@/components/ui/meanwhile";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { useEditedForm } from "@/components/ui/use-edited-form";
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
  return (
    <Dialog open={open} onClose={onClose} title={t("title")}>
      <SettingsForm glossary={glossary} onClose={onClose} />
      <GlossaryLinks glossary={glossary} links={links} onMoved={onClose} />
    </Dialog>
  );
}

type Settings = Pick<GlossaryView, "name" | "description" | "rule" | "revision">;

function fieldsOf({ name, description, rule }: Settings): Fields {
  return {
    ...{ name, description, quorum: String(rule.quorum) },
    decidedBy: rule.decidedByOwners ? "owners" : "reviewers",
    proposerMayVote: rule.proposerMayVote ? "on" : "",
  };
}

function bodyOf({ decidedBy, quorum, proposerMayVote, ...words }: Fields): object {
  const rule = {
    ...(decidedBy !== undefined && { decidedByOwners: decidedBy === "owners" }),
    ...(quorum !== undefined && { quorum: Number(quorum) }),
    ...(proposerMayVote !== undefined && { proposerMayVote: proposerMayVote === "on" }),
  };
  return { ...words, ...(Object.keys(rule).length > 0 && { rule }) };
}

function SettingsForm({ glossary, onClose }: Pick<GlossarySettingsProps, "glossary" | "onClose">) {
  const t = useTranslations("glossary.settings");
  const router = useRouter();
  const toast = useToast();
  const { busy, run } = useAction();
  const { id, name, description, rule, right } = glossary;
  const isManager = right === "manage";
  const path = `/glossaries/${id}`;
  const { theirs, save } = useEditedForm<Settings>({ path, initial: glossary, fieldsOf, bodyOf });
  const restore = (before: Fields) =>
    run(async () => {
      await api(path, { method: "PATCH", body: bodyOf(before) });
      router.refresh();
    });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    void run(async () => {
      const saved = await save(form);
      if (saved !== null) {
        onClose();
        toast(t("saved"), { undo: () => void restore(saved.before) });
      }
      router.refresh();
    });
  };
  const say = (field: string, value: string) => {
    const labels: Readonly<Record<string, string>> = {
      ...{ name: t("name"), description: t("description"), quorum: t("quorum"), decidedBy: t("rule") },
      proposerMayVote: t("proposerMayVote"),
    };
    const label = labels[field] ?? field;
    if (field === "decidedBy") return { label, value: t(value === "owners" ? "owners" : "reviewers") };
    if (field === "proposerMayVote") return { label, value: t(value === "on" ? "yes" : "no") };
    return { label };
  };
  return (
    <FormColumn onSubmit={submit}>
      {!isManager && <p className={styles.soft}>{t("mayManage")}</p>}
      <Meanwhile theirs={theirs} say={say} />
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
  );
}
