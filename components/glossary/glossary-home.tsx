"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import type { GlossaryView } from "@/lib/glossary/server/schema";
import styles from "./glossary.module.css";
import { type NamedProject, ProjectSelect } from "./project-select";

type GlossaryHomeProps = {
  glossary: GlossaryView;
  /** The projects that the person owns. */
  owned: readonly NamedProject[];
  onMoved: () => void;
};

/** Where the glossary can be moved to, or who can take it over; nothing where the person can do neither. */
export function GlossaryHome({ glossary, owned, onMoved }: GlossaryHomeProps) {
  const { right, homeProjectId, heirProjectId } = glossary;
  const others = owned.filter(({ id }) => id !== homeProjectId);
  const heir = owned.find(({ id }) => id === heirProjectId);
  if (right !== "manage")
    return heir === undefined ? null : <TakeOver glossary={glossary} heir={heir} onMoved={onMoved} />;
  // One's own is linked first, and at home there.
  if (others.length === 0 || glossary.projectIds.length === 0) return null;
  return <MoveForm glossary={glossary} projects={others} owned={owned} onMoved={onMoved} />;
}

/** Moves the home, and back again where the person owns the project that it was in. */
function useMove({ glossary, owned, onMoved }: GlossaryHomeProps) {
  const t = useTranslations("glossary.settings");
  const router = useRouter();
  const toast = useToast();
  const { busy, run } = useAction();
  const { id, homeProjectId, revision } = glossary;
  const before = owned.find((project) => project.id === homeProjectId);
  const set = async (project: NamedProject, headers: Readonly<Record<string, string>> = {}) => {
    await api(`/glossaries/${id}`, { method: "PATCH", headers, body: { homeProjectId: project.id } });
    router.refresh();
  };
  const move = (project: NamedProject) =>
    void run(async () => {
      await set(project, { "if-match": `"${revision}"` });
      onMoved();
      const undo = before === undefined ? {} : { undo: () => void run(() => set(before)) };
      toast(t("moved", { name: project.name }), undo);
    });
  return { busy, move };
}

type MoveFormProps = GlossaryHomeProps & { projects: readonly NamedProject[] };

function MoveForm({ glossary, projects, owned, onMoved }: MoveFormProps) {
  const t = useTranslations("glossary.settings");
  const { busy, move } = useMove({ glossary, owned, onMoved });
  const selectId = useId();
  const [chosen, setChosen] = useState<string | null>(null);
  const [isAsking, setIsAsking] = useState(false);
  const project = projects.find(({ id }) => id === chosen) ?? projects[0];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setIsAsking(true);
  };
  return (
    <>
      <form className={styles.linkForm} onSubmit={submit}>
        <label className={styles.soft} htmlFor={selectId}>
          {t("newHome")}
        </label>
        <ProjectSelect id={selectId} projects={projects} value={project?.id} onChange={setChosen} />
        <Button size="small" type="submit" busy={busy}>
          {t("move")}
        </Button>
      </form>
      <ConfirmDialog
        open={isAsking}
        onClose={() => setIsAsking(false)}
        title={t("moveTitle", { name: project?.name ?? "" })}
        action={t("moveHome")}
        onConfirm={() => project !== undefined && move(project)}
      >
        {t("moveAsk", { name: project?.name ?? "" })}
      </ConfirmDialog>
    </>
  );
}

function TakeOver({ glossary, heir, onMoved }: Omit<GlossaryHomeProps, "owned"> & { heir: NamedProject }) {
  const t = useTranslations("glossary.settings");
  const { busy, move } = useMove({ glossary, owned: [], onMoved });
  const [isAsking, setIsAsking] = useState(false);
  const { name } = heir;
  return (
    <div className={styles.linkForm}>
      <p className={styles.soft}>{t("heir", { name })}</p>
      <Button size="small" busy={busy} onClick={() => setIsAsking(true)}>
        {t("takeOver")}
      </Button>
      <ConfirmDialog
        open={isAsking}
        onClose={() => setIsAsking(false)}
        title={t("takeOverTitle", { name })}
        action={t("takeOverHome")}
        onConfirm={() => move(heir)}
      >
        {t("moveAsk", { name })}
      </ConfirmDialog>
    </div>
  );
}
