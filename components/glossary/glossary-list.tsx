"use client";

import { BookPlus, Link2, ListChecks } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import projects from "@/components/projects/projects.module.css";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { EmptyState } from "@/components/ui/empty-state";
import { FormColumn, SelectField, TextArea, TextField } from "@/components/ui/field";
import { useAction } from "@/components/ui/use-action";
import { can, type Role } from "@/lib/accounts/core/rights";
import { LINK_RIGHTS, type LinkRight } from "@/lib/glossary/core/rights";
import type { GlossaryView } from "@/lib/glossary/server/schema";
import { RightSelect } from "./right-select";
import { type LinkWords, useLink } from "./use-link";

type LinkedGlossary = { readonly glossary: GlossaryView; readonly link: LinkRight };

type GlossaryListProps = {
  project: {
    readonly id: string;
    readonly role: Role;
    readonly sourceLanguage: string;
    readonly targetLanguage: string;
  };
  linked: readonly LinkedGlossary[];
  /** Glossaries that the person looks after and this project does not use. */
  others: readonly GlossaryView[];
};

/** The glossaries that a project uses, and the ways to another one. */
export function GlossaryList({ project, linked, others }: GlossaryListProps) {
  const t = useTranslations("glossary.list");
  const router = useRouter();
  const [open, setOpen] = useState<"new" | "link" | null>(null);
  const close = () => setOpen(null);
  const owns = can(project.role, "manage");
  const newButton = (
    <Button variant="primary" icon={<BookPlus />} onClick={() => setOpen("new")}>
      {t("new")}
    </Button>
  );
  const linkButton = others.length > 0 && (
    <Button icon={<Link2 />} onClick={() => setOpen("link")}>
      {t("link")}
    </Button>
  );
  return (
    <>
      <div className={projects.head}>
        <h1>{t("title")}</h1>
        <div className={projects.actions}>
          {owns && linked.length > 0 && (
            <>
              {newButton}
              {linkButton}
            </>
          )}
          <Button icon={<ListChecks />} onClick={() => router.push(`/projects/${project.id}/candidates`)}>
            {t("candidates")}
          </Button>
        </div>
      </div>
      {linked.length === 0 ? (
        <EmptyState
          title={t("emptyTitle")}
          action={
            owns ? (
              <>
                {newButton}
                {linkButton}
              </>
            ) : undefined
          }
        >
          {t(owns ? "empty" : "emptyForOthers")}
        </EmptyState>
      ) : (
        <ul className={projects.list}>
          {linked.map((each) => (
            <GlossaryRow key={each.glossary.id} linked={each} projectId={project.id} owns={owns} />
          ))}
        </ul>
      )}
      <NewGlossaryDialog project={project} open={open === "new"} onClose={close} />
      <LinkDialog projectId={project.id} others={others} open={open === "link"} onClose={close} />
    </>
  );
}

type GlossaryRowProps = { linked: LinkedGlossary; projectId: string; owns: boolean };

function GlossaryRow({ linked: { glossary, link }, projectId, owns }: GlossaryRowProps) {
  const t = useTranslations("glossary.list");
  const rights = useTranslations("glossary.linkRights");
  const { busy, change } = useLink();
  const { name } = glossary;
  const isManager = glossary.right === "manage";
  const isHome = glossary.homeProjectId === projectId;
  const words: LinkWords = {
    changed: (right) => t("rightChanged", { name, right: rights(right) }),
    ...{ unlinked: t("unlinked", { name }), linked: t("linked", { name }) },
  };
  const place = { glossaryId: glossary.id, projectId };
  const set = (after: LinkRight | null) => change({ place, before: link, after, words, mayUndo: isManager });
  return (
    <li className={projects.row}>
      <div className={projects.body}>
        <Link className={projects.name} href={`/glossaries/${glossary.id}`}>
          {name}
        </Link>
        <p className={projects.meta}>
          {t("concepts", { count: glossary.conceptCount })}
          {glossary.openProposals > 0 && (
            <>
              {" · "}
              <span className={projects.notice}>{t("proposals", { count: glossary.openProposals })}</span>
            </>
          )}
          {!owns && ` · ${rights(link)}`}
          {glossary.description !== "" && ` · ${glossary.description}`}
        </p>
      </div>
      {owns && (
        <div className={projects.actions}>
          {isManager && (
            <RightSelect label={t("rightOf", { name })} value={link} disabled={busy} onChange={set} />
          )}
          {!isHome && (
            <Button size="small" variant="quiet" disabled={busy} onClick={() => set(null)}>
              {t("unlink")}
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

type NewGlossaryDialogProps = {
  project: { readonly id: string; readonly sourceLanguage: string; readonly targetLanguage: string };
  open: boolean;
  onClose: () => void;
};

function NewGlossaryDialog({ project, open, onClose }: NewGlossaryDialogProps) {
  const t = useTranslations("glossary.list");
  const router = useRouter();
  const { busy, run } = useAction();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    void run(async () => {
      const { id } = await api<{ id: string }>("/glossaries", {
        method: "POST",
        body: {
          ...{ name: form.get("name"), description: form.get("description"), projectId: project.id },
          ...{ sourceLanguage: project.sourceLanguage, targetLanguage: project.targetLanguage },
        },
      });
      router.push(`/glossaries/${id}`);
    });
  };
  return (
    <Dialog open={open} onClose={onClose} title={t("newTitle")}>
      <FormColumn onSubmit={submit}>
        <TextField label={t("name")} name="name" required maxLength={200} data-autofocus />
        <TextArea label={t("description")} name="description" optional maxLength={4000} />
        <div>
          <Button type="submit" variant="primary" busy={busy}>
            {t("create")}
          </Button>
        </div>
      </FormColumn>
    </Dialog>
  );
}

type LinkDialogProps = {
  projectId: string;
  others: readonly GlossaryView[];
  open: boolean;
  onClose: () => void;
};

function LinkDialog({ projectId, others, open, onClose }: LinkDialogProps) {
  const t = useTranslations("glossary.list");
  const rights = useTranslations("glossary.linkRights");
  const hints = useTranslations("glossary.linkHints");
  const { busy, change } = useLink();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const chosen = others.find(({ id }) => id === form.get("glossaryId"));
    const right = LINK_RIGHTS.find((each) => each === form.get("right"));
    if (chosen === undefined || right === undefined) return;
    const { id: glossaryId, name, projectIds } = chosen;
    const words: LinkWords = {
      changed: (given) => t("rightChanged", { name, right: rights(given) }),
      ...{ unlinked: t("unlinked", { name }), linked: t("linked", { name }) },
    };
    // The first project that a glossary of one's own is linked to is its home, and stays linked.
    const mayUndo = projectIds.length > 0;
    change({ place: { glossaryId, projectId }, before: null, after: right, words, mayUndo, done: onClose });
  };
  return (
    <Dialog open={open} onClose={onClose} title={t("linkTitle")}>
      <FormColumn onSubmit={submit}>
        <SelectField label={t("glossary")} name="glossaryId">
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField label={t("right")} name="right" defaultValue="propose">
          {LINK_RIGHTS.map((right) => (
            <option key={right} value={right}>
              {rights(right)}: {hints(right)}
            </option>
          ))}
        </SelectField>
        <div>
          <Button type="submit" variant="primary" busy={busy}>
            {t("link")}
          </Button>
        </div>
      </FormColumn>
    </Dialog>
  );
}
