import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { getProject } from "@/lib/accounts/server/projects";
import { readProjectGlossaries } from "./match-store";
import { type Matcher, matcherOf } from "./matchers";

/** All glossaries of a project, ready to match its texts against; null when it uses none. */
export async function matcherOfProject(actor: Actor, grant: Grant): Promise<Matcher | null> {
  const [project, glossaries] = await Promise.all([
    getProject(actor, grant.projectId),
    readProjectGlossaries(grant),
  ]);
  return glossaries.length === 0 ? null : matcherOf(glossaries, project);
}
