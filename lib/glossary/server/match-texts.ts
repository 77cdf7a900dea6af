import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { getProject } from "@/lib/accounts/server/projects";
import { recognizeInParts } from "@/lib/glossary/core/recognize-in-parts";
import type { ConceptVerdict, Occurrence } from "@/lib/glossary/core/term";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { doInTurns } from "@/lib/text/server/do-in-turns";
import { authorizeGlossary } from "./authorize-glossary";
import { readGlossaryVersion, readParagraphText, readProjectGlossaries } from "./match-store";
import { type Matcher, matcherOf } from "./matchers";

/** The most terms that one answer tells, with those inside others. */
export const MOST_OCCURRENCES = 20_000;

/**
 * The terms of one glossary in any text.
 *
 * @throws AppError `too-large` when more of them stand there than one answer tells
 */
export async function recognize(
  actor: Actor,
  glossaryId: string,
  text: string,
): Promise<readonly Occurrence[]> {
  const { judge, safeMarks } = await matcherOfGlossary(actor, glossaryId);
  const bounds = { safe: safeMarks, most: MOST_OCCURRENCES };
  const occurrences = await doInTurns(recognizeInParts(judge.recognizer, text, bounds));
  if (occurrences === null)
    throw new AppError(
      "too-large",
      `More than ${MOST_OCCURRENCES} terms stand in this text: send it in parts.`,
      { key: "tooManyOccurrences", values: { most: MOST_OCCURRENCES } },
    );
  return occurrences;
}

/** Whether the wordings of one glossary that hold on a day stand in any pair of texts; null for today's wordings. */
export async function judgePair(
  actor: Actor,
  glossaryId: string,
  pair: { readonly source: string; readonly target: string; readonly date: string | null },
): Promise<readonly ConceptVerdict[]> {
  const { judge } = await matcherOfGlossary(actor, glossaryId);
  return doInTurns(judge.judgeInTurns(pair));
}

export async function matcherOfGlossary(actor: Actor, glossaryId: string): Promise<Matcher> {
  const grant = await authorizeGlossary(actor, "read", { glossaryId });
  const glossary = await readGlossaryVersion(grant.glossaryId);
  if (glossary === null) throw notFound("This glossary");
  return matcherOf([glossary], glossary);
}

/** The terms in a paragraph, of every glossary that its project uses. */
export async function listOccurrences(actor: Actor, paragraphId: string): Promise<readonly Occurrence[]> {
  const grant = await authorize(actor, "view", { paragraphId });
  const text = await readParagraphText(grant, paragraphId);
  if (text === null) throw notFound("This paragraph");
  const project = await getProject(actor, grant.projectId);
  const { judge } = await matcherOf(await readProjectGlossaries(grant), project);
  return judge.recognizer.recognize(text);
}
