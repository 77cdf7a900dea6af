import { z } from "zod";
import { BLOCK_KINDS } from "@/lib/documents/core/block";
import { PROPOSAL_KINDS, PROPOSAL_STATUSES } from "@/lib/documents/core/proposal";
import {
  choice,
  day,
  flag,
  json,
  line,
  maybe,
  number,
  person,
  text,
  texts,
  time,
  to,
  toOwn,
  toSeveral,
  whole,
} from "../column";
import { type Kind, kind } from "../kind";
import { marks, NO_IDS, OWN_IDS, own } from "./shapes";

const id = z.guid();
const rich = z.strictObject({ text: z.string(), marks });
const standing = z.array(z.strictObject({ paragraphId: id, text: z.string() }));
const steps = z.strictObject({
  corrected: z.array(z.strictObject({ id, before: rich, seam: z.string(), revision: z.int() })),
  added: z.array(id),
  removed: z.array(id),
  returned: z.array(id),
  moved: z.array(z.strictObject({ id, from: z.string(), to: z.string() })),
  movedWith: z.array(id),
});
const ofParagraph = "paragraphs";
const STEPS = {
  ...{ id: ofParagraph, added: ofParagraph, removed: ofParagraph, returned: ofParagraph },
  movedWith: ofParagraph,
} as const;
const pieces = z.array(z.strictObject({ id, text: z.string(), marks, seam: z.string() }));
const reasons = z.array(
  z.strictObject({ rule: z.string(), weight: z.number(), quote: z.string().optional() }),
);

/** Documents with their source texts, how these came to be, and everything that was done to them. */
export const DOCUMENT_KINDS: readonly Kind[] = [
  kind({
    name: "documents",
    table: "Document",
    within: "projectId",
    columns: {
      projectId: to("project"),
      title: line(),
      date: maybe(day()),
      occasion: text(),
      citation: text(),
      createdById: person(),
      createdAt: time(),
      updatedAt: time(),
      deletedAt: maybe(time()),
    },
  }),
  kind({
    name: "source-files",
    table: "SourceFile",
    within: "documentId",
    columns: {
      documentId: to("documents"),
      part: whole(),
      fileName: line(),
      format: line(),
      encoding: line(),
      sha256: { shape: "text", schema: z.string().regex(/^[0-9a-f]{64}$/) },
      importedById: person(),
      importedAt: time(),
    },
  }),
  kind({
    name: "paragraphs",
    table: "Paragraph",
    within: "documentId",
    columns: {
      documentId: to("documents"),
      sourceFileId: maybe(to("source-files")),
      orderKey: line(),
      kind: choice(BLOCK_KINDS),
      level: maybe(whole()),
      speaker: maybe(text()),
      turn: maybe(choice(["question", "answer"])),
      label: maybe(text()),
      piece: text(),
      text: text(),
      marks: json(marks, NO_IDS),
      joinedIntoId: maybe(toOwn("paragraphs")),
      excluded: flag(),
      revision: whole(),
      sourceLine: maybe(whole()),
      cutFromId: maybe(toOwn("paragraphs")),
      cutKey: maybe(line()),
      cutSeam: text(),
    },
  }),
  kind({
    name: "paragraph-revisions",
    table: "ParagraphRevision",
    within: "paragraphId",
    columns: {
      paragraphId: to("paragraphs"),
      revision: whole(),
      text: text(),
      cause: line(),
      pieces: maybe(json(pieces, { id: "paragraphs" })),
      authorId: person(),
      at: time(),
    },
  }),
  kind({
    name: "source-versions",
    table: "SourceVersion",
    within: "documentId",
    columns: {
      documentId: to("documents"),
      sourceFileId: to("source-files"),
      name: line(),
      before: json(standing, { paragraphId: "paragraphs" }),
      after: json(standing, { paragraphId: "paragraphs" }),
      steps: json(steps, STEPS),
      createdById: person(),
      createdAt: time(),
      undoneAt: maybe(time()),
    },
  }),
  kind({
    name: "import-proposals",
    table: "ImportProposal",
    within: "documentId",
    columns: {
      documentId: to("documents"),
      kind: choice(PROPOSAL_KINDS),
      status: choice(PROPOSAL_STATUSES),
      confidence: number(),
      evidence: json(reasons, NO_IDS),
      paragraphIds: toSeveral("paragraphs"),
      detail: json(z.looseObject({}), OWN_IDS),
      undo: maybe(json(own, OWN_IDS)),
      position: whole(),
      byHand: flag(),
      decidedById: maybe(person()),
      decidedAt: maybe(time()),
    },
  }),
  kind({
    name: "structure-changes",
    table: "StructureChange",
    within: "documentId",
    columns: {
      documentId: to("documents"),
      kind: choice(["split", "join", "move"]),
      paragraphIds: toSeveral("paragraphs"),
      words: texts(),
      proposalId: maybe(to("import-proposals")),
      undo: json(own, OWN_IDS),
      createdById: person(),
      createdAt: time(),
      undoneAt: maybe(time()),
      undoneById: maybe(person()),
    },
  }),
];
