"use client";

import { useMemo } from "react";
import { EMPTY_ENTRY, type Entry, storedEntry } from "@/lib/glossary/core/entry";
import type { ConceptRevisionView } from "@/lib/glossary/server/concepts-schema";
import type { ConceptView } from "@/lib/glossary/server/schema";
import { compareLines, linesOf } from "./entry-lines";
import { FieldDifferences } from "./field-differences";
import { useEntryWords } from "./use-entry-words";

type RevisionDifferencesProps = {
  concept: ConceptView;
  before: ConceptRevisionView | undefined;
  after: ConceptRevisionView | undefined;
};

/** What changed from one revision to another; everything when there is none before. */
export function RevisionDifferences({ concept, before, after }: RevisionDifferencesProps) {
  const known = useMemo(
    () => [...(before?.related ?? []), ...(after?.related ?? []), ...concept.relations],
    [before, after, concept],
  );
  const words = useEntryWords(known);
  const changes = useMemo(
    () => compareLines(linesOf(readRevision(before), words), linesOf(readRevision(after), words)),
    [before, after, words],
  );
  return <FieldDifferences changes={changes} />;
}

/** The entry that a revision keeps; an empty one when there is no revision. */
export function readRevision(revision: ConceptRevisionView | undefined): Entry {
  return storedEntry.safeParse(revision?.entry).data ?? EMPTY_ENTRY;
}
