"use client";

import { PackageOpen, Plus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { FormColumn, FormError, SelectField, TextField } from "@/components/ui/field";
import { TimeText } from "@/components/ui/time-text";
import { useToast } from "@/components/ui/toast";
import { useProblemText } from "@/components/ui/use-problem-text";
import type { Role } from "@/lib/accounts/core/rights";
import styles from "./projects.module.css";

export type ProjectItem = {
  readonly id: string;
  readonly name: string;
  readonly isSample: boolean;
  readonly role: Role;
  readonly documentCount: number;
  readonly createdAt: string;
};

/** The dashboard: a person's projects, and the two ways to the first one. */
export function ProjectList({ projects }: { projects: readonly ProjectItem[] }) {
  const t = useTranslations("projects");
  const archive = useTranslations("archive.in");
  const router = useRouter();
  const [creating, setCreating] = useState(false);
  const [wanted, setWanted] = useState("");
  const shown = projects.filter((project) =>
    project.name.toLowerCase().includes(wanted.trim().toLowerCase()),
  );
  const newButton = (
    <Button variant="primary" icon={<Plus />} onClick={() => setCreating(true)}>
      {t("new")}
    </Button>
  );
  const bringButton = (
    <Button icon={<PackageOpen />} onClick={() => router.push("/projects/archive")}>
      {archive("title")}
    </Button>
  );

  return (
    <>
      <div className={styles.head}>
        <h1>{t("title")}</h1>
        {projects.length > 0 && (
          <div className={styles.actions}>
            {bringButton}
            {newButton}
          </div>
        )}
      </div>
      {projects.length === 0 ? (
        <EmptyState
          title={t("emptyTitle")}
          action={
            <>
              {newButton}
              <SampleButton />
              {bringButton}
            </>
          }
        >
          {t("empty")}
        </EmptyState>
      ) : (
        <>
          {projects.length > 5 && (
            <input
              className={styles.search}
              type="search"
              aria-label={t("search")}
              placeholder={t("search")}
              value={wanted}
              onChange={(event) => setWanted(event.target.value)}
            />
          )}
          {shown.length === 0 && <p className={styles.nothing}>{t("nothingFound")}</p>}
          <ul className={styles.list}>
            {shown.map((project) => (
              <ProjectRow key={project.id} project={project} />
            ))}
          </ul>
        </>
      )}
      <NewProjectDialog open={creating} onClose={() => setCreating(false)} />
    </>
  );
}

function ProjectRow({ project }: { project: ProjectItem }) {
  const t = useTranslations("projects");
  const roles = useTranslations("accounts.roles");
  return (
    <li className={styles.row}>
      <Link className={styles.name} href={`/projects/${project.id}`}>
        {project.name}
      </Link>
      {project.isSample && <span className={styles.tag}>{t("sample")}</span>}
      <span className={styles.meta}>
        {t("documents", { count: project.documentCount })} · {t("role", { role: roles(project.role) })} ·{" "}
        <TimeText value={project.createdAt} />
      </span>
    </li>
  );
}

function SampleButton() {
  const t = useTranslations("projects");
  const router = useRouter();
  const toast = useToast();
  const problemText = useProblemText();
  const [busy, setBusy] = useState(false);
  const load = async () => {
    setBusy(true);
    try {
      const { id } = await api<{ id: string }>("/projects/sample", { method: "POST" });
      toast(t("sampleLoaded"));
      router.push(`/projects/${id}`);
    } catch (problem) {
      toast(problemText(problem), { tone: "error" });
      setBusy(false);
    }
  };
  return (
    <Button busy={busy} onClick={() => void load()}>
      {t("loadSample")}
    </Button>
  );
}

const SOURCES = ["zh-CN", "zh-TW", "en"] as const;
const TARGETS = ["en", "en-GB", "en-US", "fr", "es", "ru", "ar", "zh-CN"] as const;

function NewProjectDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const t = useTranslations("projects");
  const router = useRouter();
  const problemText = useProblemText();
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    try {
      const body = Object.fromEntries(new FormData(event.currentTarget));
      const { id } = await api<{ id: string }>("/projects", { method: "POST", body });
      router.push(`/projects/${id}`);
    } catch (problem) {
      setError(problemText(problem));
      setBusy(false);
    }
  };
  return (
    <Dialog open={open} onClose={onClose} title={t("newTitle")}>
      <FormColumn onSubmit={submit}>
        <FormError>{error}</FormError>
        <TextField label={t("name")} name="name" required maxLength={200} data-autofocus />
        <SelectField label={t("source")} name="sourceLanguage" defaultValue="zh-CN">
          {SOURCES.map((language) => (
            <option key={language} value={language}>
              {t(`languages.${language}`)}
            </option>
          ))}
        </SelectField>
        <SelectField label={t("target")} name="targetLanguage" defaultValue="en">
          {TARGETS.map((language) => (
            <option key={language} value={language}>
              {t(`languages.${language}`)}
            </option>
          ))}
        </SelectField>
        <div>
          <Button type="submit" variant="primary" busy={busy}>
            {t("create")}
          </Button>
        </div>
      </FormColumn>
    </Dialog>
  );
}
