"use client";

import { BookOpen, Plus } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import projects from "@/components/projects/projects.module.css";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import type { Step } from "@/lib/glossary/core/change";
import type { ConceptRevisionView } from "@/lib/glossary/server/concepts-schema";
import type { TermProposalView } from "@/lib/glossary/server/proposals-schema";
import type { ConceptView, GlossaryView, TermView } from "@/lib/glossary/server/schema";
import { changeOrPropose } from "./change-concept";
import { ConceptFacts } from "./concept-facts";
import { ConceptHistory } from "./concept-history";
import entry from "./entry.module.css";
import { TermDialog, type TermFields } from "./term-dialog";
import { TermSection } from "./term-section";
import { conceptName, mayPropose } from "./view";

type ConceptPageProps = {
  glossary: GlossaryView;
  concept: ConceptView;
  proposals: readonly TermProposalView[];
  revisions: readonly ConceptRevisionView[];
};

/** Changes a concept and says what came of it: done, or proposed. */
export function useConceptChange(concept: ConceptView) {
  const t = useTranslations("glossary.entry");
  const router = useRouter();
  const toast = useToast();
  const { busy, run } = useAction();
  const change = (
    request: Parameters<typeof changeOrPropose>[1],
    steps: readonly Step[],
    reason: string,
    done?: () => void,
  ) =>
    void run(async () => {
      const { proposalId } = await changeOrPropose(concept, request, steps, reason);
      done?.();
      toast(t(proposalId === null ? "saved" : "proposed"));
      router.refresh();
    });
  return { busy, change };
}

/** A concept as on paper: its terms by language, what is said of it, what is open, and how it came to be. */
export function ConceptPage({ glossary, concept, proposals, revisions }: ConceptPageProps) {
  const t = useTranslations("glossary.entry");
  const [editing, setEditing] = useState<TermView | "new" | null>(null);
  const { busy, change } = useConceptChange(concept);
  const mayChange = mayPropose(glossary) && !concept.deleted;
  const save = (fields: TermFields, reason: string) => {
    const close = () => setEditing(null);
    if (editing === "new") {
      const step: Step = { op: "add-term", id: crypto.randomUUID(), term: fields };
      change({ path: `/concepts/${concept.id}/terms`, method: "POST", body: fields }, [step], reason, close);
    } else if (editing !== null) {
      const step: Step = { op: "edit-term", termId: editing.id, set: fields };
      change({ path: `/terms/${editing.id}`, method: "PATCH", body: fields }, [step], reason, close);
    }
  };
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
            <Button variant="primary" icon={<Plus />} onClick={() => setEditing("new")}>
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
      <TermSection concept={concept} glossary={glossary} onEdit={mayChange ? setEditing : null} />
      <ConceptFacts concept={concept} glossary={glossary} mayChange={mayChange} />
      <ConceptHistory
        concept={concept}
        proposals={proposals}
        revisions={revisions}
        mayChange={mayPropose(glossary)}
      />
      {editing !== null && (
        <TermDialog
          glossary={glossary}
          term={editing === "new" ? null : editing}
          busy={busy}
          onSave={save}
          onClose={() => setEditing(null)}
        />
      )}
    </>
  );
}

function DeleteConcept({ concept, glossary }: { concept: ConceptView; glossary: GlossaryView }) {
  const t = useTranslations("glossary.entry");
  const [asking, setAsking] = useState(false);
  const { busy, change } = useConceptChange(concept);
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
          change({ path: `/concepts/${concept.id}`, method: "DELETE" }, [{ op: "delete" }], "")
        }
      >
        {t("deleteAsk")}
      </ConfirmDialog>
    </>
  );
}
