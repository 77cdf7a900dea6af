"use client";

import Link from "next/link";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { useAction } from "@/components/ui/use-action";
import { can, type Role } from "@/lib/accounts/core/rights";
import { LINK_RIGHTS, type LinkRight } from "@/lib/glossary/core/rights";
import type { GlossaryView, LinkView } from "@/lib/glossary/server/schema";
import styles from "./glossary.module.css";
import { GlossaryHome } from "./glossary-home";
import { type NamedProject, ProjectSelect } from "./project-select";
import { RightSelect } from "./right-select";
import { type LinkWords, useLink } from "./use-link";

type Project = NamedProject & { readonly role: Role };

type GlossaryLinksProps = { glossary: GlossaryView; links: readonly LinkView[]; onMoved: () => void };

/** Which projects use the glossary and what each may do there; changed at once, each change undone by its toast. */
export function GlossaryLinks({ glossary, links, onMoved }: GlossaryLinksProps) {
  const t = useTranslations("glossary.settings");
  const owned = useOwnedProjects();
  const isManager = glossary.right === "manage";
  const owns = (projectId: string) => owned.some(({ id }) => id === projectId);
  const others = owned.filter(({ id }) => !links.some(({ projectId }) => projectId === id));
  return (
    <section className={styles.section}>
      <h3>{t("usedBy")}</h3>
      <p className={styles.soft}>{t(links.length === 0 ? "usedByNone" : "usedByHint")}</p>
      <ul className={styles.links}>
        {links.map((link) => (
          <LinkRow
            key={link.projectId}
            glossary={glossary}
            link={link}
            mayGive={isManager && owns(link.projectId)}
            mayUnlink={!link.isHome && (isManager || owns(link.projectId))}
          />
        ))}
      </ul>
      {isManager && others.length > 0 && <LinkForm glossary={glossary} projects={others} />}
      <GlossaryHome glossary={glossary} links={links} owned={owned} onMoved={onMoved} />
    </section>
  );
}

/** The projects that the person owns, by name; none until they are read. */
function useOwnedProjects(): readonly Project[] {
  const { run } = useAction();
  const [projects, setProjects] = useState<readonly Project[]>([]);
  useEffect(() => {
    void run(async () => {
      const { items } = await api<{ items: readonly Project[] }>("/projects?limit=1000");
      const owned = items.filter(({ role }) => can(role, "manage"));
      setProjects(owned.sort((a, b) => a.name.localeCompare(b.name)));
    });
  }, [run]);
  return projects;
}

/** What is said when this project's link changes. */
function useWords(name: string): LinkWords {
  const t = useTranslations("glossary.settings");
  const rights = useTranslations("glossary.linkRights");
  return {
    changed: (right) => t("rightChanged", { name, right: rights(right) }),
    ...{ unlinked: t("unlinked", { name }), linked: t("linked", { name }) },
  };
}

type LinkRowProps = { glossary: GlossaryView; link: LinkView; mayGive: boolean; mayUnlink: boolean };

function LinkRow({ glossary, link, mayGive, mayUnlink }: LinkRowProps) {
  const t = useTranslations("glossary.settings");
  const rights = useTranslations("glossary.linkRights");
  const { busy, change } = useLink();
  const { projectId, projectName: name, right } = link;
  const words = useWords(name);
  const place = { glossaryId: glossary.id, projectId };
  const set = (after: LinkRight | null) => change({ place, before: right, after, words, mayUndo: mayGive });
  return (
    <li>
      <Link href={`/projects/${projectId}/glossaries`}>{name}</Link>
      {mayGive ? (
        <RightSelect label={t("rightOf", { name })} value={right} disabled={busy} onChange={set} />
      ) : (
        <span className={styles.soft}>{rights(right)}</span>
      )}
      {link.looksAfter && <span className={styles.soft}>{t(link.isHome ? "home" : "standsIn")}</span>}
      {mayUnlink && (
        <Button
          size="small"
          variant="quiet"
          disabled={busy}
          aria-label={t("unlinkOf", { name })}
          onClick={() => set(null)}
        >
          {t("unlink")}
        </Button>
      )}
    </li>
  );
}

function LinkForm({ glossary, projects }: { glossary: GlossaryView; projects: readonly Project[] }) {
  const t = useTranslations("glossary.settings");
  const { busy, change } = useLink();
  const [chosen, setChosen] = useState<string | null>(null);
  const [right, setRight] = useState<LinkRight>(LINK_RIGHTS[1]);
  const project = projects.find(({ id }) => id === chosen) ?? projects[0];
  const words = useWords(project?.name ?? "");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (project === undefined) return;
    const place = { glossaryId: glossary.id, projectId: project.id };
    // The first project that a glossary of one's own is linked to is its home, and stays linked.
    change({ place, before: null, after: right, words, mayUndo: glossary.projectIds.length > 0 });
  };
  return (
    <form className={styles.linkForm} onSubmit={submit}>
      <ProjectSelect label={t("project")} projects={projects} value={project?.id} onChange={setChosen} />
      <RightSelect label={t("right")} value={right} disabled={busy} onChange={setRight} />
      <Button size="small" type="submit" busy={busy}>
        {t("link")}
      </Button>
    </form>
  );
}
