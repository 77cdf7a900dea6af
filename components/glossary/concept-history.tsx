"use client";

import { diffWords } from "diff";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { TimeText } from "@/components/ui/time-text";
import { type Entry, storedEntry } from "@/lib/glossary/core/entry";
import type { ConceptRevisionView } from "@/lib/glossary/server/concepts-schema";
import type { TermProposalView } from "@/lib/glossary/server/proposals-schema";
import type { ConceptView } from "@/lib/glossary/server/schema";
import { useConceptChange } from "./concept-page";
import entry from "./entry.module.css";

type ConceptHistoryProps = {
  concept: ConceptView;
  proposals: readonly TermProposalView[];
  revisions: readonly ConceptRevisionView[];
  mayChange: boolean;
};

/** How the entry came to be: each revision with who, when and why, its differences from the one before, and the way back. */
export function ConceptHistory({ concept, proposals, revisions, mayChange }: ConceptHistoryProps) {
  const t = useTranslations("glossary.entry");
  const decided = new Set(proposals.filter(({ status }) => status !== "open").map(({ id }) => id));
  return (
    <section className={entry.section}>
      <h2>{t("history")}</h2>
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
    </section>
  );
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
  const { busy, change } = useConceptChange(concept);
  const restore = () =>
    change(
      { path: `/concepts/${concept.id}/restore`, method: "POST", body: { revision: revision.revision } },
      [],
      "",
    );
  return (
    <li>
      <div className={entry.line}>
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
      {open && <Differences before={linesOf(before)} after={linesOf(revision)} />}
    </li>
  );
}

function Differences({ before, after }: { before: string; after: string }) {
  const t = useTranslations("glossary.entry");
  const parts = diffWords(before, after);
  if (parts.every(({ added, removed }) => !added && !removed))
    return <p className={entry.about}>{t("same")}</p>;
  return (
    <p className={entry.diff}>
      {parts.map(({ value, added, removed }, at) => {
        const key = `${at} ${value}`;
        if (added) return <ins key={key}>{value}</ins>;
        if (removed) return <del key={key}>{value}</del>;
        return <span key={key}>{value}</span>;
      })}
    </p>
  );
}

/** An entry as lines that a person reads, so that word differences make sense. */
function linesOf(revision: ConceptRevisionView | undefined): string {
  const stored = storedEntry.safeParse(revision?.entry);
  if (!stored.success) return "";
  const { terms, domain, definition, note, deleted }: Entry = stored.data;
  const lines = terms.map(
    ({ language, text, status, validFrom, validUntil, authority, citation, usageNote }) =>
      [`${language}: ${text} (${status})`, validFrom, validUntil, authority, citation, usageNote]
        .filter((part) => part !== null && part !== "")
        .join(" · "),
  );
  return [...lines, domain, definition, note, deleted ? "✕" : ""].filter((line) => line !== "").join("\n");
}
