import type { Actor } from "@/lib/accounts/core/actor";
import { newConceptFields, newTerm } from "@/lib/glossary/core/entry";
import type { LinkRight } from "@/lib/glossary/core/rights";
import type { Rule } from "@/lib/glossary/core/rule";
import type { TermStatus } from "@/lib/glossary/core/term";
import { createConcept } from "@/lib/glossary/server/create-concept";
import { createGlossary, putLink, updateGlossary } from "@/lib/glossary/server/glossaries";
import type { ConceptView } from "@/lib/glossary/server/schema";
import { type BuiltProject, buildProject } from "./build-accounts";

export type BuiltGlossary = BuiltProject & { readonly glossaryId: string };

/** A glossary that a fresh project (or the given one) may decide in, by the given rule. */
export async function buildGlossary(
  options: { project?: BuiltProject; rule?: Partial<Rule>; right?: LinkRight } = {},
): Promise<BuiltGlossary> {
  const project = options.project ?? (await buildProject());
  const { owner, projectId } = project;
  const { id: glossaryId } = await createGlossary(owner, { name: "Test glossary", projectId });
  if (options.rule !== undefined) await updateGlossary(owner, glossaryId, { rule: options.rule });
  if (options.right !== undefined) await putLink(owner, { glossaryId, projectId, right: options.right });
  return { ...project, glossaryId };
}

/** A concept of one Chinese and one English term, by someone whose word decides. */
export async function buildConcept(
  actor: Actor,
  glossaryId: string,
  options: { zh?: string; en?: string; status?: TermStatus; externalId?: string } = {},
): Promise<ConceptView> {
  const status = options.status ?? "preferred";
  return createConcept(actor, glossaryId, {
    ...newConceptFields.parse({}),
    externalId: options.externalId ?? null,
    terms: [
      newTerm.parse({ language: "zh-CN", text: options.zh ?? "共同命运", status }),
      newTerm.parse({ language: "en", text: options.en ?? "shared destiny", status }),
    ],
    relations: [],
    reason: "",
  });
}
