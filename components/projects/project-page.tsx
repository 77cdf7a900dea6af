"use client";

import { BadgeCheck, BookA, ClipboardList, FileUp, History, ListChecks, Tag, Users } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { Menu } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { can, type Role } from "@/lib/accounts/core/rights";
import { type DocumentItem, DocumentRow } from "./document-row";
import styles from "./projects.module.css";
import { RenameProject } from "./rename-project";

type ProjectPageProps = {
  project: {
    readonly id: string;
    readonly name: string;
    readonly role: Role;
    readonly sourceLanguage: string;
    readonly revision: number;
  };
  documents: readonly DocumentItem[];
};

/** A project: its documents, and the ways to its members and settings. */
export function ProjectPage({ project, documents }: ProjectPageProps) {
  const t = useTranslations("projects");
  const team = useTranslations("review.team");
  const memory = useTranslations("memory.page");
  const router = useRouter();
  const [wanted, setWanted] = useState("");
  const shown = documents.filter(({ title }) => title.toLowerCase().includes(wanted.trim().toLowerCase()));
  const mayImport = can(project.role, "translate");
  const importButton = (
    <Button variant="primary" icon={<FileUp />} onClick={() => router.push(`/projects/${project.id}/import`)}>
      {t("import")}
    </Button>
  );

  return (
    <>
      <div className={styles.head}>
        <h1>{project.name}</h1>
        <div className={styles.actions}>
          {mayImport && documents.length > 0 && importButton}
          <Button icon={<BookA />} onClick={() => router.push(`/projects/${project.id}/glossaries`)}>
            {t("glossaries")}
          </Button>
          <Button icon={<History />} onClick={() => router.push(`/projects/${project.id}/memory`)}>
            {memory("title")}
          </Button>
          <Button icon={<Users />} onClick={() => router.push(`/projects/${project.id}/members`)}>
            {t("members")}
          </Button>
          <Button icon={<ClipboardList />} onClick={() => router.push(`/projects/${project.id}/team`)}>
            {team("title")}
          </Button>
          <Button icon={<ListChecks />} onClick={() => router.push(`/projects/${project.id}/checks`)}>
            {t("checks")}
          </Button>
          <Button icon={<BadgeCheck />} onClick={() => router.push(`/projects/${project.id}/review`)}>
            {t("review")}
          </Button>
          <Button icon={<Tag />} onClick={() => router.push(`/projects/${project.id}/labels`)}>
            {t("labels")}
          </Button>
          {can(project.role, "manage") && <ProjectMenu project={project} documentCount={documents.length} />}
        </div>
      </div>
      {documents.length === 0 ? (
        <EmptyState title={t("docsEmptyTitle")} action={mayImport ? importButton : undefined}>
          {t("docsEmpty")}
        </EmptyState>
      ) : (
        <>
          <h2 className="visually-hidden">{t("docsTitle")}</h2>
          {documents.length > 5 && (
            <input
              className={styles.search}
              type="search"
              aria-label={t("findDocument")}
              placeholder={t("findDocument")}
              value={wanted}
              onChange={(event) => setWanted(event.target.value)}
            />
          )}
          {shown.length === 0 && <p className={styles.nothing}>{t("nothingFound")}</p>}
          <ul className={styles.list}>
            {shown.map((document) => (
              <DocumentRow key={document.id} document={document} project={project} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

type ProjectMenuProps = {
  project: { readonly id: string; readonly name: string; readonly revision: number };
  documentCount: number;
};

function ProjectMenu({ project, documentCount }: ProjectMenuProps) {
  const t = useTranslations("projects");
  const webhooks = useTranslations("webhooks");
  const archive = useTranslations("archive.out");
  const ui = useTranslations("ui");
  const router = useRouter();
  const toast = useToast();
  const { run } = useAction();
  const [open, setOpen] = useState<"rename" | "delete" | null>(null);
  const path = `/projects/${project.id}`;
  const close = () => setOpen(null);

  const restore = () =>
    run(async () => {
      await api(`${path}/restore`, { method: "POST" });
      toast(t("restored", { name: project.name }));
      router.refresh();
    });
  const remove = () =>
    run(async () => {
      await api(path, { method: "DELETE" });
      router.push("/");
      toast(t("deleted", { name: project.name }), { undo: () => void restore() });
    });

  return (
    <>
      <Menu
        label={ui("more")}
        items={[
          { label: t("rename"), onSelect: () => setOpen("rename") },
          { label: webhooks("title"), onSelect: () => router.push(`${path}/webhooks`) },
          { label: archive("title"), onSelect: () => router.push(`${path}/archive`) },
          { label: t("delete"), danger: true, onSelect: () => setOpen("delete") },
        ]}
      />
      <Dialog open={open === "rename"} onClose={close} title={t("rename")}>
        <RenameProject project={project} onDone={close} />
      </Dialog>
      <ConfirmDialog
        open={open === "delete"}
        onClose={close}
        title={t("deleteTitle", { name: project.name })}
        action={t("delete")}
        onConfirm={() => void remove()}
      >
        {t("deleteAsk", { count: documentCount })}
      </ConfirmDialog>
    </>
  );
}
