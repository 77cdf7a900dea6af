import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { getProject } from "@/lib/accounts/server/projects";
import type { Layout } from "@/lib/alignment/core/layout";
import { readInThread } from "@/lib/documents/server/read-in-thread";
import { unreadable } from "@/lib/documents/server/refusals";
import { matcherOfProject } from "@/lib/glossary/server/project-matcher";
import type { Watcher } from "@/lib/http/answer-with-progress";
import { AppError } from "@/lib/kernel/app-error";
import { isSameLanguage } from "@/lib/text/core/language";
import type { AlignJob, KnownWords } from "./align-job";
import { readConfirmedPairs } from "./alignment-store";
import type { AlignProgress } from "./schema";

/** Hears how far an alignment is, and says that nobody wants it any more. */
export type AlignWatcher = Pick<Watcher<AlignProgress>, "tell"> & {
  readonly signal?: AbortSignal | undefined;
};

/** Wordings that are wrong today still stand in texts of their day, but what is forbidden teaches nothing. */
const TAUGHT = new Set(["preferred", "admitted", "proposed", "superseded"]);

/**
 * Aligns texts in a thread of its own, with what the project's glossaries and its confirmed pairs teach. One text is
 * aligned at a time; whoever waits hears how many are before.
 *
 * @throws AppError `invalid` when it takes more time or memory than there is; `rate-limited` when this person has several
 *   under way; `unavailable` when too many wait; what the signal was aborted with
 */
export async function alignInThread(
  actor: Actor,
  grant: Grant,
  job: Omit<AlignJob, "words"> & { readonly trackId: string },
  { tell, signal }: AlignWatcher,
): Promise<Layout> {
  const { trackId, ...rest } = job;
  const words = await findKnownWords(actor, grant, trackId);
  const asker = { who: actor.id, signal, tell: (ahead: number) => tell({ stage: "wait", ahead }) };
  const answered = await readInThread<Layout>("align-worker", { ...rest, words }, asker).catch((error) => {
    throw signal?.aborted === true ? canceled() : error;
  });
  if (signal?.aborted === true) throw canceled();
  if (!answered.ok) throw unreadable(answered.reason);
  return answered.value;
}

const canceled = (): AppError =>
  new AppError("conflict", "The alignment was canceled: nothing was kept.", { key: "alignmentCanceled" });

async function findKnownWords(actor: Actor, grant: Grant, trackId: string): Promise<KnownWords> {
  const [project, matcher, pairs] = await Promise.all([
    getProject(actor, grant.projectId),
    matcherOfProject(actor, grant),
    readConfirmedPairs(grant, trackId),
  ]);
  const terms = [...(matcher?.conceptById.values() ?? [])].flatMap((concept) => {
    const used = concept.terms.filter(({ status }) => TAUGHT.has(status));
    const sources = used.filter(({ language }) => isSameLanguage(language, project.sourceLanguage));
    const targets = used.filter(({ language }) => isSameLanguage(language, project.targetLanguage));
    return sources.flatMap((source) =>
      targets.map((target) => ({ source: source.text, target: target.text })),
    );
  });
  return { terms, pairs };
}
