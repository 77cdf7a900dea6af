"use client";

import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Menu } from "@/components/ui/menu";
import { TimeText } from "@/components/ui/time-text";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { can, type Role } from "@/lib/accounts/core/rights";
import type { TrackView } from "@/lib/renderings/server/schema";
import { DocumentDetails } from "./document-details";
import styles from "./projects.module.css";

export type DocumentItem = {
  readonly id: string;
  readonly title: string;
  /** ISO date; null when it is not known. */
  readonly date: string | null;
  readonly occasion: string;
  readonly citation: string;
  readonly tracks: readonly Pick<TrackView, "id" | "name" | "progress">[];
  readonly paragraphCount: number;
  readonly openProposals: number;
  readonly revision: number;
  readonly updatedAt: string;
};

type DocumentRowProps = {
  document: DocumentItem;
  project: { readonly id: string; readonly role: Role; readonly sourceLanguage: string };
};

/** One document of a project: its title opens the workbench. */
export function DocumentRow({ document, project }: DocumentRowProps) {
  const t = useTranslations("projects");
  const format = useFormatter();
  const path = `/projects/${project.id}/documents/${document.id}`;
  const date =
    document.date === null
      ? null
      : format.dateTime(new Date(document.date), { dateStyle: "long", timeZone: "UTC" });
  return (
    <li className={styles.row}>
      <div className={styles.body}>
        <Link className={`${styles.name} ${styles.title}`} href={path} lang={project.sourceLanguage}>
          {document.title}
        </Link>
        <p className={styles.meta}>
          {[date, document.occasion].filter(Boolean).map((part) => `${part} · `)}
          {t("paragraphs", { count: document.paragraphCount })} · <TimeText value={document.updatedAt} />
          {document.openProposals > 0 && (
            <>
              {" · "}
              <Link className={styles.notice} href={`${path}/import`}>
                {t("proposals", { count: document.openProposals })}
              </Link>
            </>
          )}
        </p>
        <p className={styles.meta}>
          {document.tracks.length === 0 ? t("noTracks") : <Progress tracks={document.tracks} />}
        </p>
      </div>
      <DocumentMenu document={document} path={path} role={project.role} />
    </li>
  );
}

/** How far each track is: what was confirmed at least once, of all. */
function Progress({ tracks }: Pick<DocumentItem, "tracks">) {
  const t = useTranslations("projects");
  return tracks.map(({ id, name, progress: { initial, total } }) => (
    <span key={id} className={styles.progress} data-done={initial === 0 || undefined}>
      {t("progress", { name, done: total - initial, total })}
    </span>
  ));
}

type DocumentMenuProps = { document: DocumentItem; path: string; role: Role };

function DocumentMenu({ document, path, role }: DocumentMenuProps) {
  const memory = useTranslations("memory.page");
  const t = useTranslations("projects");
  const router = useRouter();
  const toast = useToast();
  const { run } = useAction();
  const [asking, setAsking] = useState(false);
  const [editing, setEditing] = useState(false);
  const restore = () =>
    run(async () => {
      await api(`/documents/${document.id}/restore`, { method: "POST" });
      toast(t("restored", { name: document.title }));
      router.refresh();
    });
  const remove = () =>
    run(async () => {
      await api(`/documents/${document.id}`, { method: "DELETE" });
      toast(t("documentDeleted", { title: document.title }), { undo: () => void restore() });
      router.refresh();
    });
  return (
    <>
      <Menu
        label={`${t("actions")}: ${document.title}`}
        icon={<Ellipsis />}
        iconOnly
        items={[
          { label: t("open"), onSelect: () => router.push(path) },
          { label: t("export"), onSelect: () => router.push(`${path}/export`) },
          { label: memory("document"), onSelect: () => router.push(`${path}/memory`) },
          { label: t("findings"), onSelect: () => router.push(`${path}/checks`) },
          { label: t("report"), onSelect: () => router.push(`${path}/report`) },
          { label: t("candidates"), onSelect: () => router.push(`${path}/candidates`) },
          ...(can(role, "translate") ? [{ label: t("details"), onSelect: () => setEditing(true) }] : []),
          ...(can(role, "manage")
            ? ([
                "separator",
                { label: t("deleteDocument"), danger: true, onSelect: () => setAsking(true) },
              ] as const)
            : []),
        ]}
      />
      <DocumentDetails document={document} open={editing} onClose={() => setEditing(false)} />
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("deleteDocumentTitle", { title: document.title })}
        action={t("deleteDocument")}
        onConfirm={() => void remove()}
      >
        {t("deleteDocumentAsk")}
      </ConfirmDialog>
    </>
  );
}
