import type { Actor } from "@/lib/accounts/core/actor";
import { database } from "@/lib/db/database";
import { listConceptAnnotations } from "@/lib/discussion/server/list-concept-annotations";
import { newConceptFields, newTerm } from "@/lib/glossary/core/entry";
import type { GlossaryRight } from "@/lib/glossary/core/rights";
import { bulkChange } from "@/lib/glossary/server/bulk-change";
import { changeProposal } from "@/lib/glossary/server/change-proposal";
import * as concepts from "@/lib/glossary/server/concepts";
import { createConcept } from "@/lib/glossary/server/create-concept";
import { createProposal } from "@/lib/glossary/server/create-proposal";
import * as proposals from "@/lib/glossary/server/decide-proposal";
import { getDossier } from "@/lib/glossary/server/dossier";
import { getProposal, listProposals } from "@/lib/glossary/server/get-proposal";
import * as glossaries from "@/lib/glossary/server/glossaries";
import { importConcepts } from "@/lib/glossary/server/import-concepts";
import { judgePair, recognize } from "@/lib/glossary/server/match-texts";
import { listImports, undoImport } from "@/lib/glossary/server/undo-import";
import { exportTerms, previewTermsExport } from "@/lib/interchange/server/export-terms";
import { buildProject } from "./build-accounts";
import { buildConcept, buildGlossary } from "./build-glossary";

const page = { limit: 10 };
const seen = null;

/** A glossary at home in one project, where the home's owner also has a project that it may be linked to. */
export async function buildShared() {
  const home = await buildGlossary({ rule: { quorum: 2 } });
  const { glossaryId, owner, translator } = home;
  const spare = await buildProject();
  await database().membership.create({
    data: { userId: owner.id, projectId: spare.projectId, role: "owner" },
  });
  const open = await buildConcept(translator, glossaryId, { zh: "开放", status: "proposed" });
  const proposalId = await propose(translator, glossaryId);
  const change = async () => {
    const set = { domain: crypto.randomUUID() };
    return (await bulkChange(owner, glossaryId, { conceptIds: [open.id], set, reason: "" })).importId ?? "";
  };
  return {
    ...home,
    useProposal: keep(() => propose(owner, glossaryId)),
    useImport: keep(change),
    proposalId,
    spareId: spare.projectId,
    conceptId: open.id,
    termId: open.terms[1]?.id ?? "",
  };
}

/** Makes what is used up by whoever may use it, and keeps it for the next one until then. */
function keep(make: () => Promise<string>) {
  let kept: string | null = null;
  return async (use: (id: string) => Promise<unknown>): Promise<void> => {
    kept ??= await make();
    await use(kept);
    kept = null;
  };
}

/** The id of a new concept's proposal. */
async function propose(by: Actor, glossaryId: string): Promise<string> {
  const terms = [newTerm.parse({ language: "zh-CN", text: `词${crypto.randomUUID()}`, status: "preferred" })];
  const concept = { ...newConceptFields.parse({}), terms };
  return (await createProposal(by, glossaryId, { concept, reason: "", evidence: [] })).id;
}

export type SharedGlossary = Awaited<ReturnType<typeof buildShared>>;
type Act = (built: SharedGlossary, by: Actor) => Promise<unknown>;

const noFile = {
  ...{ concepts: [], skipped: [], fileName: "t.csv", format: "csv", dryRun: true },
  onConflict: "keep" as const,
};

/** Every operation on a glossary, with the right that it needs and what those hear who have less. */
export const OPERATIONS: Readonly<Record<string, readonly [GlossaryRight, Act, "not-found"?]>> = {
  "GET /glossaries/{glossaryId}": ["read", ({ glossaryId }, by) => glossaries.getGlossary(by, glossaryId)],
  "GET /glossaries/{glossaryId}/proposals": [
    "read",
    ({ glossaryId }, by) => listProposals(by, glossaryId, page),
  ],
  "GET /glossaries/{glossaryId}/export": [
    "read",
    async ({ glossaryId }, by) => (await exportTerms(by, glossaryId, "csv")).body.cancel(),
  ],
  "GET /glossaries/{glossaryId}/export/preview": [
    "read",
    ({ glossaryId }, by) => previewTermsExport(by, glossaryId, "csv"),
  ],
  "PATCH /glossaries/{glossaryId}": [
    "manage",
    ({ glossaryId }, by) => glossaries.updateGlossary(by, glossaryId, { rule: { quorum: 2 } }),
  ],
  "DELETE /glossaries/{glossaryId}": [
    "manage",
    async ({ glossaryId, owner }, by) => {
      await glossaries.deleteGlossary(by, glossaryId);
      await glossaries.restoreGlossary(owner, glossaryId);
    },
  ],
  "POST /glossaries/{glossaryId}/restore": [
    "manage",
    async ({ glossaryId, owner }, by) => {
      await glossaries.deleteGlossary(owner, glossaryId);
      try {
        await glossaries.restoreGlossary(by, glossaryId);
      } finally {
        await glossaries.restoreGlossary(owner, glossaryId);
      }
    },
  ],
  "GET /glossaries/{glossaryId}/links": [
    "read",
    ({ glossaryId }, by) => glossaries.listLinks(by, glossaryId),
  ],
  "PUT /glossaries/{glossaryId}/links/{projectId}": [
    "manage",
    ({ glossaryId, spareId }, by) =>
      glossaries.putLink(by, { glossaryId, projectId: spareId, right: "read" }),
  ],
  "DELETE /glossaries/{glossaryId}/links/{projectId}": [
    "manage",
    async ({ glossaryId, spareId, owner }, by) => {
      await glossaries.putLink(owner, { glossaryId, projectId: spareId, right: "read" });
      await glossaries.deleteLink(by, glossaryId, spareId);
    },
    // Nobody else is in that project: they are not to know that it uses the glossary.
    "not-found",
  ],
  "GET /glossaries/{glossaryId}/domains": [
    "read",
    ({ glossaryId }, by) => concepts.listDomains(by, glossaryId),
  ],
  "GET /glossaries/{glossaryId}/concepts": [
    "read",
    ({ glossaryId }, by) => concepts.listConcepts(by, glossaryId, { ...page, sort: "pinyin" }),
  ],
  "POST /glossaries/{glossaryId}/concepts": [
    "propose",
    ({ glossaryId }, by) =>
      createConcept(by, glossaryId, {
        ...{ ...newConceptFields.parse({}), externalId: null, relations: [], reason: "" },
        terms: [newTerm.parse({ language: "zh-CN", text: "新词" })],
      }),
  ],
  "GET /concepts/{conceptId}": ["read", ({ conceptId }, by) => concepts.getConcept(by, conceptId)],
  "PATCH /concepts/{conceptId}": [
    "propose",
    ({ conceptId }, by) => concepts.updateConcept(by, conceptId, { note: by.id }, { seen }),
  ],
  "DELETE /concepts/{conceptId}": [
    "propose",
    async ({ conceptId, owner }, by) => {
      await concepts.deleteConcept(by, conceptId, { seen });
      await concepts.restoreConcept(owner, conceptId, 1, { seen });
    },
  ],
  "POST /concepts/{conceptId}/restore": [
    "propose",
    ({ conceptId }, by) => concepts.restoreConcept(by, conceptId, 1, { seen }),
  ],
  "GET /concepts/{conceptId}/revisions": [
    "read",
    ({ conceptId }, by) => concepts.listConceptRevisions(by, conceptId, page),
  ],
  "GET /concepts/{conceptId}/occurrences": ["read", ({ conceptId }, by) => getDossier(by, conceptId, page)],
  "GET /concepts/{conceptId}/annotations": [
    "read",
    ({ conceptId }, by) => listConceptAnnotations(by, conceptId, page),
  ],
  "GET /concepts/{conceptId}/terms": ["read", ({ conceptId }, by) => concepts.getConcept(by, conceptId)],
  "POST /concepts/{conceptId}/terms": [
    "propose",
    ({ conceptId }, by) =>
      concepts.addTerm(by, conceptId, newTerm.parse({ language: "en", text: by.id }), { seen }),
  ],
  "PATCH /terms/{termId}": [
    "propose",
    ({ termId }, by) => concepts.updateTerm(by, termId, { citation: by.id }, { seen }),
  ],
  "DELETE /terms/{termId}": [
    "propose",
    async ({ termId, conceptId, owner }, by) => {
      await concepts.deleteTerm(by, termId, { seen });
      await concepts.restoreConcept(owner, conceptId, 1, { seen });
    },
  ],
  "POST /glossaries/{glossaryId}/bulk": [
    "decide",
    ({ glossaryId, conceptId }, by) =>
      bulkChange(by, glossaryId, { conceptIds: [conceptId], set: { domain: by.id }, reason: "" }),
  ],
  "POST /glossaries/{glossaryId}/proposals": ["propose", ({ glossaryId }, by) => propose(by, glossaryId)],
  "GET /proposals/{proposalId}": ["read", ({ proposalId }, by) => getProposal(by, proposalId)],
  // One's own; that of another is changed by nobody.
  "PATCH /proposals/{proposalId}": [
    "propose",
    async ({ glossaryId }, by) =>
      changeProposal(by, await propose(by, glossaryId), { reason: "as printed" }, seen),
  ],
  "POST /proposals/{proposalId}/votes": [
    "decide",
    ({ proposalId }, by) => proposals.castVote(by, proposalId, { agrees: true, reason: "" }),
  ],
  "DELETE /proposals/{proposalId}/votes": [
    "decide",
    ({ proposalId }, by) => proposals.withdrawVote(by, proposalId),
  ],
  "POST /proposals/{proposalId}/decide": [
    "decide",
    ({ proposalId }, by) => proposals.decideProposal(by, proposalId, { accept: true, reason: "" }),
  ],
  // Another's: one's own is taken back by whoever made it.
  "POST /proposals/{proposalId}/withdraw": [
    "decide",
    ({ useProposal }, by) => useProposal((id) => proposals.withdrawProposal(by, id)),
  ],
  "POST /glossaries/{glossaryId}/recognize": [
    "read",
    ({ glossaryId }, by) => recognize(by, glossaryId, "词"),
  ],
  "POST /glossaries/{glossaryId}/verdicts": [
    "read",
    ({ glossaryId }, by) => judgePair(by, glossaryId, { source: "词", target: "term", date: null }),
  ],
  "POST /glossaries/{glossaryId}/import": [
    "propose",
    ({ glossaryId }, by) => importConcepts(by, glossaryId, noFile),
  ],
  "GET /glossaries/{glossaryId}/imports": ["read", ({ glossaryId }, by) => listImports(by, glossaryId, page)],
  // Another's, too.
  "POST /imports/{importId}/undo": ["decide", ({ useImport }, by) => useImport((id) => undoImport(by, id))],
};

/** Judged by what a person may do in the projects that use the glossary, and tested with them. */
export const ELSEWHERE = new Set([
  "GET /glossaries",
  "POST /glossaries",
  "POST /concepts/{conceptId}/replacements",
  "GET /proposals/{proposalId}/threads",
  "POST /proposals/{proposalId}/threads",
  "GET /proposals/{proposalId}/people",
  // Of a document's import.
  "POST /proposals/{proposalId}/accept",
  "POST /proposals/{proposalId}/refuse",
  "POST /proposals/{proposalId}/undo",
]);
