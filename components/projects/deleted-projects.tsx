"use client";

import { ArchiveRestore } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import styles from "./projects.module.css";

type DeletedProject = { readonly id: string; readonly name: string; readonly documentCount: number };

/** The projects that a person deleted, or another owner did, each with the way back; nothing when there are none. */
export function DeletedProjects({ projects }: { projects: readonly DeletedProject[] }) {
  const t = useTranslations("projects");
  const router = useRouter();
  const toast = useToast();
  const { busy, run } = useAction();
  if (projects.length === 0) return null;
  const restore = ({ id, name }: DeletedProject) =>
    run(async () => {
      await api(`/projects/${id}/restore`, { method: "POST" });
      toast(t("restored", { name }));
      router.refresh();
    });
  return (
    <details className={styles.deleted}>
      <summary>{t("deletedProjects", { count: projects.length })}</summary>
      <ul className={styles.list}>
        {projects.map((project) => (
          <li key={project.id} className={styles.row}>
            <span>{project.name}</span>
            <span className={styles.meta}>{t("documents", { count: project.documentCount })}</span>
            <Button icon={<ArchiveRestore />} disabled={busy} onClick={() => void restore(project)}>
              {t("restore")}
              <span className="visually-hidden"> {project.name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </details>
  );
}
