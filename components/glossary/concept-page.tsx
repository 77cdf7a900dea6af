"use client";

import { BookOpen, Plus } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import projects from "@/components/projects/projects.module.css";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { diffEntries } from "@/lib/glossary/core/change";
import type { ConceptRevisionView } from "@/lib/glossary/server/concepts-schema";
import type { TermProposalView } from "@/lib/glossary/server/proposals-schema";
import type { ConceptView, GlossaryView, TermView } from "@/lib/glossary/server/schema";
import { entryOf, fieldsOf } from "./change-concept";
import type { Comparison } from "./comparison";
import { ConceptChanges, useConceptChanges } from "./concept-changes";
import { ConceptFacts } from "./concept-facts";
import { ConceptHistory } from "./concept-history";
import { ConceptRelations } from "./concept-relations";
import entry from "./entry.module.css";
import { TermDialog, type TermFields } from "./term-dialog";
import { TermSection } from "./term-section";
import { conceptName, mayPropose } from "./view";

type ConceptPageProps = {
  glossary: GlossaryView;
  concept: ConceptView;
  proposals: readonly TermProposalView[];
  revisions: readonly ConceptRevisionView[];
  /** The cursor of revisions before these; null when they are all. */
  olderRevisions: string | null;
  /** Which two revisions are compared; null when none are. */
  comparison: Comparison | null;
};

/** A concept as on paper: its terms by language, what is said of it, what is open, and how it came to be. */
export function ConceptPage(props: ConceptPageProps) {
  return (
    <ConceptChanges glossary={props.glossary}>
      <Concept {...props} />
    </ConceptChanges>
  );
}

/** The term that is being changed, and the concept as it was when that began. */
type Editing = { readonly term: TermView | null; readonly base: ConceptView };

function Concept({ glossary, concept, proposals, ...history }: ConceptPageProps) {
  const t = useTranslations("glossary.entry");
  const [editing, setEditing] = useState<Editing | null>(null);
  const mayChange = mayPropose(glossary) && !concept.deleted;
  const edit = (term: TermView | null) => setEditing({ term, base: concept });
  const open = proposals.filter(({ status }) => status === "open");
  return (
    <>
      <div className={projects.head}>
        <div>
          <h1 className={entry.title} lang={glossary.sourceLanguage}>
            {conceptName(concept, glossary)}
          </h1>
          <p className={entry.pinyin} lang="zh-Latn-pinyin">
            {concept.pinyin}
          </p>
        </div>
        <div className={projects.actions}>
          {mayChange && (
            <Button variant="primary" icon={<Plus />} onClick={() => edit(null)}>
              {t("addTerm")}
            </Button>
          )}
          <Link className={entry.button} href={`/concepts/${concept.id}/occurrences`}>
            <BookOpen aria-hidden="true" /> {t("dossier")}
          </Link>
          {mayChange && <DeleteConcept concept={concept} glossary={glossary} />}
        </div>
      </div>
      {concept.deleted && <p role="status">{t("deleted")}</p>}
      {open.length > 0 && (
        <ul className={entry.open}>
          {open.map(({ id, reason, createdByName }) => (
            <li key={id}>
              <Link href={`/proposals/${id}`}>{t("openProposal", { name: createdByName ?? "?" })}</Link>{" "}
              {reason}
            </li>
          ))}
        </ul>
      )}
      <TermSection concept={concept} glossary={glossary} onEdit={mayChange ? edit : null} />
      <ConceptFacts concept={concept} glossary={glossary} mayChange={mayChange} />
      <ConceptRelations concept={concept} glossary={glossary} mayChange={mayChange} />
      <ConceptHistory {...history} concept={concept} proposals={proposals} mayChange={mayPropose(glossary)} />
      {editing !== null && (
        <EditTerm glossary={glossary} editing={editing} onClose={() => setEditing(null)} />
      )}
    </>
  );
}

type EditTermProps = { glossary: GlossaryView; editing: Editing; onClose: () => void };

function EditTerm({ glossary, editing: { term, base }, onClose }: EditTermProps) {
  const t = useTranslations("glossary.term");
  const { busy, change } = useConceptChanges();
  const save = (fields: TermFields, reason: string) => {
    const before = entryOf(base);
    const wanted = { id: term?.id ?? crypto.randomUUID(), ...fields };
    const terms =
      term === null
        ? [...before.terms, wanted]
        : before.terms.map((each) => (each.id === term.id ? wanted : each));
    change({
      ...{ base, reason, done: onClose, steps: diffEntries(before, { ...before, terms }) },
      request: (steps) =>
        term === null
          ? { path: `/concepts/${base.id}/terms`, method: "POST", body: fields }
          : { path: `/terms/${term.id}`, method: "PATCH", body: fieldsOf(steps) },
    });
  };
  const remove = ({ id, text }: TermView, reason: string) =>
    change({
      ...{ base, reason, done: onClose, steps: [{ op: "remove-term", termId: id }] },
      request: () => ({ path: `/terms/${id}`, method: "DELETE" }),
      removed: t("removed", { term: text }),
    });
  return (
    <TermDialog
      glossary={glossary}
      term={term}
      busy={busy}
      onSave={save}
      onRemove={term === null ? null : (reason) => remove(term, reason)}
      onClose={onClose}
    />
  );
}

function DeleteConcept({ concept, glossary }: { concept: ConceptView; glossary: GlossaryView }) {
  const t = useTranslations("glossary.entry");
  const [asking, setAsking] = useState(false);
  const { busy, change } = useConceptChanges();
  const name = conceptName(concept, glossary);
  return (
    <>
      <Button variant="quiet" busy={busy} onClick={() => setAsking(true)}>
        {t("delete")}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("deleteTitle", { name })}
        action={t("delete")}
        onConfirm={() =>
          change({
            ...{ base: concept, reason: "", steps: [{ op: "delete" }] },
            request: () => ({ path: `/concepts/${concept.id}`, method: "DELETE" }),
          })
        }
      >
        {t("deleteAsk")}
      </ConfirmDialog>
    </>
  );
}
