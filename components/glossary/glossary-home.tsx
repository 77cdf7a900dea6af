"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import type { GlossaryView, LinkView } from "@/lib/glossary/server/schema";
import styles from "./glossary.module.css";
import { type NamedProject, ProjectSelect } from "./project-select";
import { writeLink } from "./use-link";

type GlossaryHomeProps = {
  glossary: GlossaryView;
  /** As they are before it is moved: a new home's is raised then. */
  links: readonly LinkView[];
  /** The projects that the person owns. */
  owned: readonly NamedProject[];
  onMoved: () => void;
};

/** Where the glossary can be moved to, or who can take it over; nothing where the person can do neither. */
export function GlossaryHome(props: GlossaryHomeProps) {
  const { glossary, owned } = props;
  const { right, homeProjectId, heirProjectId } = glossary;
  const others = owned.filter(({ id }) => id !== homeProjectId);
  const heir = owned.find(({ id }) => id === heirProjectId);
  if (right !== "manage") return heir === undefined ? null : <TakeOver {...props} heir={heir} />;
  // One's own is linked first, and at home there.
  if (others.length === 0 || glossary.projectIds.length === 0) return null;
  return <MoveForm {...props} projects={others} />;
}

/** Moves the home; and back again, with both projects' links, where the person owns the project that it was in. */
function useMove({ glossary, links, owned, onMoved }: GlossaryHomeProps) {
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
  // Being the home gives the right to decide, and a project keeps it when it is the home no more.
  const setLinkBack = async (projectId: string) => {
    const right = links.find((link) => link.projectId === projectId)?.right ?? null;
    if (right !== "decide") await writeLink({ glossaryId: id, projectId }, right);
  };
  const moveBack = async (home: NamedProject, other: NamedProject) => {
    await set(home);
    await setLinkBack(other.id);
    await setLinkBack(home.id);
    router.refresh();
  };
  const move = (project: NamedProject) =>
    void run(async () => {
      await set(project, { "if-match": `"${revision}"` });
      onMoved();
      const undo = before === undefined ? {} : { undo: () => void run(() => moveBack(before, project)) };
      toast(t("moved", { name: project.name }), undo);
    });
  return { busy, move };
}

type MoveFormProps = GlossaryHomeProps & { projects: readonly NamedProject[] };

function MoveForm({ projects, ...props }: MoveFormProps) {
  const t = useTranslations("glossary.settings");
  const { busy, move } = useMove(props);
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

function TakeOver({ heir, ...props }: GlossaryHomeProps & { heir: NamedProject }) {
  const t = useTranslations("glossary.settings");
  const { busy, move } = useMove({ ...props, owned: [] });
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
