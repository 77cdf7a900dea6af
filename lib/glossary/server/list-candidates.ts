import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { authorize } from "@/lib/accounts/server/authorize";
import { getProject } from "@/lib/accounts/server/projects";
import { type CandidateOptions, findCandidatesInSteps } from "@/lib/glossary/core/candidates";
import { type CandidateText, readCandidateTexts } from "./candidate-store";
import type { CandidateView } from "./candidates-schema";
import { readProjectGlossaries } from "./match-store";
import { matcherOf } from "./matchers";

export type Candidates = { readonly items: readonly CandidateView[]; readonly truncated: boolean };

/** Characters looked through at once: about a second of work, in steps, and some 50 MB. */
export const MOST_CHARACTERS = 300_000;
const MOST_CONTEXTS = 5;
/** How much of a paragraph is shown on either side of a candidate. */
const AROUND = 40;

/** Term candidates of a document, without what the project's glossaries have. */
export async function listDocumentCandidates(
  actor: Actor,
  documentId: string,
  limit: number,
): Promise<Candidates> {
  const grant = await authorize(actor, "view", { documentId });
  return findIn(actor, grant, documentId, limit);
}

/** Term candidates of all documents of a project, without what its glossaries have. */
export async function listProjectCandidates(
  actor: Actor,
  projectId: string,
  limit: number,
): Promise<Candidates> {
  const grant = await authorize(actor, "view", { projectId });
  return findIn(actor, grant, null, limit);
}

async function findIn(
  actor: Actor,
  grant: Grant,
  documentId: string | null,
  limit: number,
): Promise<Candidates> {
  const [project, glossaries, { texts, truncated }] = await Promise.all([
    getProject(actor, grant.projectId),
    readProjectGlossaries(grant),
    readCandidateTexts(grant, documentId, MOST_CHARACTERS),
  ]);
  const matcher = glossaries.length === 0 ? null : await matcherOf(glossaries, project);
  const found = await findPatiently(
    texts.map(({ text }) => text),
    { recognizer: matcher?.judge.recognizer ?? null, limit },
  );
  const items = found.map(({ contexts, ...candidate }) => ({
    ...candidate,
    contexts: contexts.slice(0, MOST_CONTEXTS).flatMap(({ paragraph, start, end }) => {
      const text = texts[paragraph];
      return text === undefined ? [] : [showContext(text, start, end)];
    }),
  }));
  return { items, truncated };
}

/** Others get their turn between the steps. */
async function findPatiently(paragraphs: readonly string[], options: CandidateOptions) {
  const steps = findCandidatesInSteps(paragraphs, options);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Stands where a context goes on: it is quoted as evidence, too. */
const CUT = "…";

function showContext(
  { text, ...place }: CandidateText,
  start: number,
  end: number,
): CandidateView["contexts"][number] {
  let from = Math.max(0, start - AROUND);
  // No half of a surrogate pair at the edge.
  if (/[\uDC00-\uDFFF]/u.test(text[from] ?? "")) from -= 1;
  const until = end + AROUND + (/[\uDC00-\uDFFF]/u.test(text[end + AROUND] ?? "") ? 1 : 0);
  const before = from > 0 ? CUT : "";
  const after = until < text.length ? CUT : "";
  const shift = before.length - from;
  return {
    ...place,
    text: before + text.slice(from, until) + after,
    start: start + shift,
    end: end + shift,
  };
}
