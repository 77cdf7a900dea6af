"use client";

import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { TimeText } from "@/components/ui/time-text";
import { useAction } from "@/components/ui/use-action";
import { diffEntries } from "@/lib/glossary/core/change";
import type { ConceptRevisionView } from "@/lib/glossary/server/concepts-schema";
import type { TermProposalView } from "@/lib/glossary/server/proposals-schema";
import type { ConceptView } from "@/lib/glossary/server/schema";
import { entryOf } from "./change-concept";
import { CompareRevisions } from "./compare-revisions";
import type { Comparison } from "./comparison";
import { useConceptChanges } from "./concept-changes";
import entry from "./entry.module.css";
import { RevisionDifferences, readRevision } from "./revision-differences";

type ConceptHistoryProps = {
  concept: ConceptView;
  proposals: readonly TermProposalView[];
  revisions: readonly ConceptRevisionView[];
  olderRevisions: string | null;
  comparison: Comparison | null;
  mayChange: boolean;
};

/** How the entry came to be: each revision with who, when and why, any two beside each other, and the way back. */
export function ConceptHistory({ concept, proposals, mayChange, comparison, ...first }: ConceptHistoryProps) {
  const t = useTranslations("glossary.entry");
  const { revisions, busy, more } = useOlder(concept.id, first.revisions, first.olderRevisions);
  const decided = new Set(proposals.filter(({ status }) => status !== "open").map(({ id }) => id));
  return (
    <section className={entry.section}>
      <h2>{t("history")}</h2>
      {revisions.length > 1 && (
        <CompareRevisions concept={concept} revisions={revisions} comparison={comparison} />
      )}
      <ol className={entry.history}>
        {revisions.map((revision, at) => (
          <Revision
            key={revision.revision}
            concept={concept}
            revision={revision}
            before={revisions[at + 1]}
            hasProposal={revision.proposalId !== null && decided.has(revision.proposalId)}
            mayRestore={mayChange && at > 0}
          />
        ))}
      </ol>
      {more !== null && (
        <Button size="small" busy={busy} onClick={more}>
          {t("olderRevisions")}
        </Button>
      )}
    </section>
  );
}

/** The page brings the newest revisions; the rest is read when somebody asks for it. */
function useOlder(conceptId: string, newest: readonly ConceptRevisionView[], cursor: string | null) {
  const { busy, run } = useAction();
  const [older, setOlder] = useState<readonly ConceptRevisionView[]>([]);
  const [next, setNext] = useState(cursor);
  const more = () =>
    void run(async () => {
      const page = await api<{ items: readonly ConceptRevisionView[]; nextCursor: string | null }>(
        `/concepts/${conceptId}/revisions?limit=200&cursor=${next}`,
      );
      setOlder((before) => [...before, ...page.items]);
      setNext(page.nextCursor);
    });
  const last = newest.at(-1)?.revision ?? 0;
  const revisions = [...newest, ...older.filter(({ revision }) => revision < last)];
  return { revisions, busy, more: next === null ? null : more };
}

type RevisionProps = {
  concept: ConceptView;
  revision: ConceptRevisionView;
  before: ConceptRevisionView | undefined;
  hasProposal: boolean;
  mayRestore: boolean;
};

function Revision({ concept, revision, before, hasProposal, mayRestore }: RevisionProps) {
  const t = useTranslations("glossary.entry");
  const [open, setOpen] = useState(false);
  const { busy, change } = useConceptChanges();
  const restore = () =>
    change({
      ...{ base: concept, reason: "" },
      steps: diffEntries(entryOf(concept), readRevision(revision)),
      request: () => ({
        path: `/concepts/${concept.id}/restore`,
        method: "POST",
        body: { revision: revision.revision },
      }),
    });
  return (
    <li>
      <div className={entry.line}>
        <span className={entry.number}>{revision.revision}</span>
        <span>{t(`causes.${revision.cause}`)}</span>
        <span className={entry.about}>
          {revision.authorName} · <TimeText value={revision.at} />
        </span>
        {hasProposal && <Link href={`/proposals/${revision.proposalId}`}>{t("record")}</Link>}
        <Button size="small" variant="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {t("differences")}
        </Button>
        {mayRestore && (
          <Button size="small" variant="quiet" busy={busy} onClick={restore}>
            {t("restore")}
          </Button>
        )}
      </div>
      {revision.reason !== "" && <p className={entry.note}>{revision.reason}</p>}
      {open && <RevisionDifferences concept={concept} before={before} after={revision} />}
    </li>
  );
}
