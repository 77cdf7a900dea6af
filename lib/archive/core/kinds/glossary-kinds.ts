import { z } from "zod";
import { storedEntry } from "@/lib/glossary/core/entry";
import { evidence, storedChange } from "@/lib/glossary/core/proposal";
import { LINK_RIGHTS } from "@/lib/glossary/core/rights";
import { PARTS_OF_SPEECH, TERM_STATUSES, TERM_TYPES } from "@/lib/glossary/core/term";
import { choice, day, flag, json, line, maybe, person, telling, text, time, to, whole } from "../column";
import { type Kind, kind } from "../kind";
import { counts, NO_IDS } from "./shapes";

/** The rule and the votes as they stood when a proposal was decided. */
const record = z.strictObject({
  quorum: z.int(),
  proposerMayVote: z.boolean(),
  decidedByOwners: z.boolean(),
  votes: z.array(
    z.strictObject({ userId: z.guid(), agrees: z.boolean(), reason: z.string(), at: z.string() }),
  ),
});

const ofConcept = { names: "terms", in: "conceptId" } as const;
/** Terms as steps and entries name them: of the concept, or taken away since, or to be added. */
const TERMS = { id: ofConcept, termId: ofConcept, termIds: ofConcept, addedTermIds: ofConcept } as const;

/** Glossaries that the project is linked to, whole. */
export const GLOSSARY_KINDS: readonly Kind[] = [
  kind({
    name: "glossaries",
    table: "Glossary",
    within: "id",
    columns: {
      name: line(),
      description: text(),
      sourceLanguage: line(),
      targetLanguage: line(),
      version: whole(),
      decidedByOwners: flag(),
      quorum: whole(),
      proposerMayVote: flag(),
      createdAt: time(),
      deletedAt: maybe(time()),
    },
  }),
  kind({
    name: "glossary-links",
    table: "GlossaryLink",
    within: "projectId",
    order: ["glossaryId", "projectId"],
    columns: {
      glossaryId: to("glossaries"),
      projectId: to("project"),
      right: choice(LINK_RIGHTS),
      createdAt: time(),
    },
  }),
  kind({
    name: "glossary-imports",
    table: "GlossaryImport",
    within: "glossaryId",
    columns: {
      glossaryId: to("glossaries"),
      fileName: line(),
      format: line(),
      counts: json(counts, NO_IDS),
      authorId: person(),
      at: time(),
      undoneAt: maybe(time()),
    },
  }),
  kind({
    name: "concepts",
    table: "Concept",
    within: "glossaryId",
    columns: {
      glossaryId: to("glossaries"),
      externalId: maybe(line()),
      domain: text(),
      definition: text(),
      note: text(),
      doNotTranslate: flag(),
      fullThenShort: flag(),
      revision: whole(),
      searchKeys: text(),
      sortKey: text(),
      createdById: maybe(person()),
      createdAt: time(),
      updatedAt: time(),
      deletedAt: maybe(time()),
    },
  }),
  kind({
    name: "terms",
    table: "Term",
    within: "conceptId",
    columns: {
      conceptId: to("concepts"),
      language: line(),
      text: line(),
      status: choice(TERM_STATUSES),
      type: maybe(choice(TERM_TYPES)),
      partOfSpeech: maybe(choice(PARTS_OF_SPEECH)),
      authority: text(),
      citation: text(),
      date: maybe(day()),
      validFrom: maybe(day()),
      validUntil: maybe(day()),
      occasion: text(),
      usageNote: text(),
      position: whole(),
      createdById: maybe(person()),
      createdAt: time(),
    },
  }),
  kind({
    name: "concept-relations",
    table: "ConceptRelation",
    within: "fromId",
    order: ["fromId", "toId"],
    columns: { fromId: to("concepts"), toId: to("concepts"), kind: choice(["broader", "related"]) },
  }),
  kind({
    name: "term-proposals",
    table: "TermProposal",
    within: "glossaryId",
    columns: {
      glossaryId: to("glossaries"),
      conceptId: maybe(to("concepts")),
      status: choice(["open", "accepted", "rejected", "withdrawn"]),
      change: json(storedChange, { ...TERMS, conceptId: { names: "concepts", in: "glossaryId" } }),
      reason: text(),
      // Of places in other projects too: shown to whoever may see them there.
      evidence: telling(json(z.array(evidence), NO_IDS)),
      seen: maybe(whole()),
      importId: maybe(to("glossary-imports")),
      createdById: person(),
      createdAt: time(),
    },
  }),
  kind({
    name: "term-votes",
    table: "Vote",
    within: "proposalId",
    order: ["proposalId", "userId"],
    columns: {
      proposalId: to("term-proposals"),
      userId: person(),
      agrees: flag(),
      reason: text(),
      at: time(),
    },
  }),
  kind({
    name: "term-decisions",
    table: "Decision",
    within: "proposalId",
    columns: {
      proposalId: to("term-proposals"),
      accepted: flag(),
      reason: text(),
      record: json(record, { userId: "people" }),
      decidedById: person(),
      at: time(),
    },
  }),
  kind({
    name: "concept-revisions",
    table: "ConceptRevision",
    within: "conceptId",
    columns: {
      conceptId: to("concepts"),
      revision: whole(),
      entry: json(storedEntry, {
        ...TERMS,
        conceptId: { names: "concepts", in: "conceptId", by: "concepts" },
      }),
      cause: line(),
      reason: text(),
      proposalId: maybe(to("term-proposals")),
      importId: maybe(to("glossary-imports")),
      authorId: maybe(person()),
      at: time(),
    },
  }),
];
