import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { type Transaction, transaction } from "@/lib/db/database";
import type { VersionPlan } from "@/lib/documents/core/version-plan";
import type { Watcher } from "@/lib/http/answer-with-progress";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { applyVersion } from "./apply-version";
import { underLock } from "./decide-proposal";
import { newId } from "./new-id";
import { type PlannedVersion, planInThread, readSourceNow } from "./plan-source";
import { presentSourceVersion } from "./present-source-version";
import { countsOf, previewVersion } from "./preview-version";
import type { GivenVersion } from "./read-given-version";
import type { SourceVersionView, VersionPreview, VersionProgress } from "./source-schema";
import { insertSourceVersion, readSourceState } from "./source-versions-store";
import { countSourceFiles, findDocument, insertSourceFile } from "./store";
import { readGiven, sha256Of } from "./take-file";
import type { Understood } from "./understand";

/** How often a plan is made anew because the source was changed while it was made. */
const MOST_PLANS = 3;

/** Hears what is being done; the signal gives it up while nothing is written yet. */
export type VersionWatcher = Pick<Watcher<VersionProgress>, "tell"> & {
  readonly signal?: AbortSignal | undefined;
};

/**
 * Takes a new version of a whole source, or tells what it would do. Unchanged paragraphs stay with all they have; changed
 * ones are corrected; new ones come in; what is gone is set aside with its renderings.
 *
 * Both are held against each other in a thread, while others may go on changing the source: a plan is carried out only on
 * the source that it was made for.
 *
 * @param given how to read the file: an upload is not read before the actor may do this
 * @throws AppError `not-found`; `forbidden` to all but reviewers and owners; `conflict` when it changes nothing, when
 *   the source changed since the preview, or was changed again and again meanwhile; what an import refuses
 */
export async function takeSourceVersion(
  actor: Actor,
  documentId: string,
  given: () => Promise<GivenVersion>,
  { tell, signal }: VersionWatcher = { tell: () => {} },
): Promise<VersionPreview | SourceVersionView> {
  const grant = await authorize(actor, "review", { documentId });
  if ((await findDocument(grant, documentId)) === null) throw notFound("This document");
  const file = await given();
  const sha256 = sha256Of(file.bytes);
  const understood = await readGiven(grant, file, []);
  for (let plans = 0; plans < MOST_PLANS; plans++) {
    const now = await transaction((tx) => readSourceNow(tx, documentId, sha256));
    if (!file.preview && file.seen !== undefined && file.seen !== now.seen) throw previewOld();
    tell({ phase: "comparing" });
    const { paragraphs } = understood;
    const plan = await planInThread(actor, now, { paragraphs, signal });
    if (file.preview) return transaction((tx) => previewVersion(tx, { ...now, plan }, understood));
    if (isNothing(plan)) throw nothingNew();
    tell({ phase: "writing" });
    const taken = await underLock(grant, documentId, async (tx) => {
      const still = await readSourceNow(tx, documentId, sha256);
      if (still.seen !== now.seen) return null;
      const planned = { ...still, plan };
      return take(tx, { actor, grant, documentId, file, sha256, understood, planned });
    });
    if (taken !== null) return taken;
  }
  throw new AppError("conflict", "The source is being changed by others: try again when they are done.", {
    key: "source.busy",
  });
}

const isNothing = ({ entries }: VersionPlan): boolean => entries.every(({ kind }) => kind === "same");

const previewOld = (): AppError =>
  new AppError("conflict", "The source changed since this preview: look at it again.", {
    key: "source.previewOld",
  });

const nothingNew = (): AppError =>
  new AppError("conflict", "The source says this already: there is nothing to change.", {
    key: "source.nothingNew",
  });

type Taking = {
  readonly actor: Actor;
  readonly grant: Grant<"review">;
  readonly documentId: string;
  readonly file: GivenVersion;
  readonly sha256: string;
  readonly understood: Understood;
  readonly planned: PlannedVersion;
};

async function take(tx: Transaction, taking: Taking): Promise<SourceVersionView> {
  const { actor, grant, documentId, file, sha256, understood, planned } = taking;
  // What others do from here on is work on the version, also while it is being written.
  const createdAt = new Date();
  const { format, encoding } = understood;
  const source = {
    ...{ id: newId(), documentId, part: await countSourceFiles(documentId, tx), fileName: file.fileName },
    ...{ format, encoding, sha256, bytes: file.bytes },
  };
  await insertSourceFile(grant, source, tx);
  const before = await readSourceState(documentId, tx);
  const steps = await applyVersion(tx, {
    documentId,
    sourceFileId: source.id,
    authorId: actor.id,
    planned,
    understood,
  });
  const after = await readSourceState(documentId, tx);
  const row = await insertSourceVersion(
    {
      ...{ documentId, sourceFileId: source.id, before, after, steps, createdAt, createdById: actor.id },
      name: file.name ?? createdAt.toISOString().slice(0, 10),
    },
    tx,
  );
  const event = { action: "document.source-version", objectType: "document", objectId: documentId } as const;
  const details = { versionId: row.id, ...countsOf(planned.plan.entries) };
  await audit(actor, { ...event, projectId: grant.projectId, details }, tx);
  return presentSourceVersion(row, actor.name);
}
