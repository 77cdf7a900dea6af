"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import projects from "@/components/projects/projects.module.css";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { TimeText } from "@/components/ui/time-text";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import type {
  MemoryImportView,
  MemoryLinkView,
  MemoryView,
  ProjectMemories,
} from "@/lib/memory/server/schema";
import styles from "./memory.module.css";
import { MemoryDownload } from "./memory-download";
import { MemoryLines } from "./memory-lines";
import { OutgoingLinks } from "./outgoing-links";
import { TmxImport, useUndoTmxImport } from "./tmx-import";

type MemoryPageProps = {
  projectId: string;
  memories: ProjectMemories;
  imports: readonly MemoryImportView[];
  /** Other projects that read its own memory; none for those who do not manage it. */
  outgoing: readonly MemoryLinkView[];
  /** Whether the person imports, and whether they link. */
  canImport: boolean;
  canManage: boolean;
};

/** The memories that are offered to a project, and the files that were taken into its own. */
export function MemoryPage(props: MemoryPageProps) {
  const { projectId, memories, imports, outgoing, canImport, canManage } = props;
  const t = useTranslations("memory.page");
  const own = memories.items.find(({ isOwn }) => isOwn);
  return (
    <>
      <div className={projects.head}>
        <h1>{t("title")}</h1>
      </div>
      <p className={projects.subtitle}>{t("explain")}</p>
      {memories.waiting > 0 && <p role="status">{t("reading", { count: memories.waiting })}</p>}
      <MemoryLines memories={memories.items.filter(({ isSuspended }) => !isSuspended)} />
      <div className={styles.sections}>
        <section>
          <h2>{t("linked")}</h2>
          <ul className={styles.list}>
            {memories.items.map((memory) => (
              <MemoryRow key={memory.id} memory={memory} projectId={projectId} canManage={canManage} />
            ))}
          </ul>
          {canManage && <LinkForm projectId={projectId} others={memories.others} />}
        </section>
        {canManage && own !== undefined && <OutgoingLinks memoryId={own.id} links={outgoing} />}
        {own !== undefined && <MemoryDownload memoryId={own.id} />}
        {canImport && own !== undefined && <TmxImport memoryId={own.id} />}
        <Imports imports={imports} canUndo={canImport} />
      </div>
    </>
  );
}

type Place = { readonly memoryId: string; readonly projectId: string };

/** Links and unlinks memories; each is undone by its toast. */
function useMemoryLink() {
  const t = useTranslations("memory.page");
  const router = useRouter();
  const toast = useToast();
  const { busy, run } = useAction();
  const set = ({ memoryId, projectId }: Place, right: MemoryView["right"] | null) =>
    api(`/memories/${memoryId}/links/${projectId}`, {
      method: right === null ? "DELETE" : "PUT",
      ...(right !== null && { body: { right } }),
    });
  const change = (
    place: Place,
    name: string,
    given: { readonly before: MemoryView["right"] | null; readonly after: MemoryView["right"] | null },
  ) =>
    run(async () => {
      await set(place, given.after);
      router.refresh();
      const undo = () =>
        void run(async () => {
          await set(place, given.before);
          router.refresh();
        });
      toast(t(given.after === null ? "unlinkedDone" : "linkedDone", { name }), { undo });
    });
  return { busy, change };
}

type MemoryRowProps = { memory: MemoryView; projectId: string; canManage: boolean };

function MemoryRow({ memory, projectId, canManage }: MemoryRowProps) {
  const t = useTranslations("memory.page");
  const { busy, change } = useMemoryLink();
  const { projectName: name, right } = memory;
  return (
    <li>
      <span className={styles.name}>{memory.isOwn ? t("own") : name}</span>
      {memory.isSuspended ? (
        <span className={styles.soft}>{t("suspended")}</span>
      ) : (
        <span className={styles.soft}>{t("units", { count: memory.units })}</span>
      )}
      {canManage && !memory.isOwn && (
        <Button
          size="small"
          variant="quiet"
          disabled={busy}
          aria-label={t("unlinkOf", { name })}
          onClick={() =>
            void change({ memoryId: memory.id, projectId }, name, { before: right, after: null })
          }
        >
          {t("unlink")}
        </Button>
      )}
    </li>
  );
}

function LinkForm({ projectId, others }: { projectId: string; others: ProjectMemories["others"] }) {
  const t = useTranslations("memory.page");
  const { busy, change } = useMemoryLink();
  const [chosen, setChosen] = useState<string | null>(null);
  const memory = others.find(({ id }) => id === chosen) ?? others[0];
  if (memory === undefined) return <p className={styles.soft}>{t("noOthers")}</p>;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const place = { memoryId: memory.id, projectId };
    void change(place, memory.projectName, { before: null, after: "read" });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <h3>{t("link")}</h3>
      <div className={styles.row}>
        <SelectField
          label={t("project")}
          value={memory.id}
          onChange={({ target }) => setChosen(target.value)}
        >
          {others.map(({ id, projectName }) => (
            <option key={id} value={id}>
              {projectName}
            </option>
          ))}
        </SelectField>
        <Button type="submit" disabled={busy}>
          {t("add")}
        </Button>
      </div>
      <p className={styles.soft}>{t("linkHint")}</p>
    </form>
  );
}

function Imports({ imports, canUndo }: { imports: readonly MemoryImportView[]; canUndo: boolean }) {
  const t = useTranslations("memory.imports");
  const { busy, undo } = useUndoTmxImport();
  return (
    <section>
      <h2>{t("title")}</h2>
      {imports.length === 0 ? (
        <p className={styles.soft}>{t("none")}</p>
      ) : (
        <ul className={styles.list}>
          {imports.map(({ id, fileName, counts, authorName, at, undoneAt }) => (
            <li key={id}>
              <span className={styles.name}>{fileName}</span>
              <span className={styles.soft}>{t("counts", counts)}</span>
              <span className={styles.soft}>
                {authorName} <TimeText value={at} />
              </span>
              {undoneAt !== null && <span className={styles.soft}>{t("undone")}</span>}
              {undoneAt === null && canUndo && (
                <Button
                  size="small"
                  variant="quiet"
                  disabled={busy}
                  aria-label={t("undoOf", { file: fileName })}
                  onClick={() => void undo(id)}
                >
                  {t("undo")}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
