import type { Evidence } from "@/lib/documents/core/proposal";
import type { ParagraphRow } from "./paragraph-store";
import type { ProposalRow } from "./proposal-store";
import type { DocumentView, ParagraphView, ProposalView } from "./schema";
import type { DocumentRow } from "./store";

/** What the API says of a proposal. */
export function presentProposal(row: ProposalRow): ProposalView {
  return {
    ...{ id: row.id, kind: row.detail.kind, status: row.status, confidence: row.confidence },
    evidence: row.evidence.map((entry: Evidence) => ({ ...entry })),
    paragraphIds: [...row.paragraphIds],
    detail: { ...row.detail },
    decidedAt: row.decidedAt?.toISOString() ?? null,
  };
}

/** What the API says of a paragraph; `all` adds what only the import page needs. */
export function presentParagraph(row: ParagraphRow, all: boolean): ParagraphView {
  const { id, kind, level, speaker, turn, label, text, revision, sourceLine } = row;
  const view = {
    id,
    kind,
    level,
    speaker,
    turn,
    label,
    text,
    marks: row.marks.map((span) => ({ ...span })),
    revision,
    sourceLine,
  };
  return all ? { ...view, piece: row.piece, joinedIntoId: row.joinedIntoId, excluded: row.excluded } : view;
}

/** What the API says of a document. */
export function presentDocument(row: DocumentRow): DocumentView {
  return {
    ...{
      id: row.id,
      revision: row.revision,
      projectId: row.projectId,
      title: row.title,
      occasion: row.occasion,
      citation: row.citation,
    },
    date: row.date?.toISOString().slice(0, 10) ?? null,
    paragraphCount: row._count.paragraphs,
    openProposals: row._count.proposals,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}
