import type { Entry } from "@/lib/glossary/core/entry";
import { namingTerm } from "@/lib/glossary/core/naming-term";
import { readPinyin } from "@/lib/glossary/core/pinyin";
import { decidesAlone } from "@/lib/glossary/core/rule";
import { primaryLanguage } from "@/lib/text/core/language";
import type { GlossaryGrant } from "./authorize-glossary";
import { readNames } from "./concept-store";
import { readConcepts } from "./entry-store";
import type { GlossaryRow } from "./glossary-store";
import { countOpenProposals } from "./proposal-store";
import type { ConceptView, GlossaryView } from "./schema";

export function presentGlossary(row: GlossaryRow, grant: GlossaryGrant): GlossaryView {
  const { id, name, description, sourceLanguage, targetLanguage, version, revision } = row;
  const { decidedByOwners, quorum, proposerMayVote } = row;
  const rule = { decidedByOwners, quorum, proposerMayVote };
  return {
    ...{ id, name, description, sourceLanguage, targetLanguage, version, revision, rule },
    right: grant.right,
    decidesAlone: decidesAlone(grant.right, rule),
    conceptCount: row._count.concepts,
    openProposals: row._count.proposals,
    projectIds: [...grant.projectIds],
    homeProjectId: grant.projectIds.find((projectId) => projectId === grant.homeProjectId) ?? null,
    heirProjectId: grant.heirProjectId,
    createdAt: row.createdAt.toISOString(),
  };
}

/** Concepts as they go out, in the order of the ids; those that do not exist are left out. */
export async function presentConcepts(
  grant: GlossaryGrant,
  ids: readonly string[],
): Promise<readonly ConceptView[]> {
  const found = new Map((await readConcepts(grant, ids)).map((concept) => [concept.id, concept]));
  const related = [...found.values()].flatMap(({ entry }) => entry.relations.map((each) => each.conceptId));
  const [names, open] = await Promise.all([
    related.length === 0 ? new Map<string, string>() : readNames(grant, related),
    countOpenProposals(grant, ids),
  ]);
  return ids.flatMap((conceptId) => {
    const concept = found.get(conceptId);
    if (concept === undefined) return [];
    const { id, externalId, revision, entry } = concept;
    return [
      {
        ...{ id, externalId, revision, glossaryId: grant.glossaryId },
        ...entry,
        pinyin: readingOf(entry),
        terms: [...entry.terms],
        relations: entry.relations.map((each) => ({ ...each, name: names.get(each.conceptId) ?? "" })),
        openProposals: open.get(id) ?? 0,
        createdAt: concept.createdAt.toISOString(),
        updatedAt: concept.updatedAt.toISOString(),
      },
    ];
  });
}

function readingOf({ terms }: Entry): string {
  const chinese = namingTerm(
    terms.filter(({ language }) => primaryLanguage(language) === "zh"),
    "zh",
  );
  return chinese === undefined ? "" : readPinyin(chinese.text).reading;
}
