"use client";

import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { FormColumn, TextField } from "@/components/ui/field";
import { Meanwhile } from "@/components/ui/meanwhile";
import { useAction } from "@/components/ui/use-action";
import { useEditedForm } from "@/components/ui/use-edited-form";

type RenameProjectProps = {
  project: { readonly id: string; readonly name: string; readonly revision: number };
  onDone: () => void;
};

/** The form in which a project gets another name. */
export function RenameProject({ project, onDone }: RenameProjectProps) {
  const t = useTranslations("projects");
  const ui = useTranslations("ui");
  const router = useRouter();
  const { busy, run } = useAction();
  const { theirs, save } = useEditedForm({
    path: `/projects/${project.id}`,
    initial: project,
    fieldsOf: ({ name }) => ({ name }),
    bodyOf: (changed) => changed,
  });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    void run(async () => {
      if ((await save(form)) !== null) onDone();
      router.refresh();
    });
  };
  return (
    <FormColumn onSubmit={submit}>
      <Meanwhile theirs={theirs} say={() => ({ label: t("name") })} />
      <TextField
        label={t("name")}
        name="name"
        defaultValue={project.name}
        required
        maxLength={200}
        data-autofocus
      />
      <div>
        <Button type="submit" variant="primary" busy={busy}>
          {ui("save")}
        </Button>
      </div>
    </FormColumn>
  );
}
