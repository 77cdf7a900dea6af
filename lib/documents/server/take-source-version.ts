import type { Actor } from "@/lib/accounts/core/actor";
import type { Grant } from "@/lib/accounts/core/grant";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { type Transaction, transaction } from "@/lib/db/database";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { applyVersion } from "./apply-version";
import { underLock } from "./decide-proposal";
import { newId } from "./new-id";
import { type PlannedVersion, planSource } from "./plan-source";
import { presentSourceVersion } from "./present-source-version";
import { countsOf, previewVersion } from "./preview-version";
import type { GivenVersion } from "./read-given-version";
import type { SourceVersionView, VersionPreview, VersionProgress } from "./source-schema";
import { insertSourceVersion, readSourceState } from "./source-versions-store";
import { countSourceFiles, findDocument, insertSourceFile } from "./store";
import { readGiven, sha256Of } from "./take-file";
import type { Understood } from "./understand";

/**
 * Takes a new version of a whole source, or tells what it would do. Unchanged paragraphs stay with all they have; changed
 * ones are corrected; new ones come in; what is gone is set aside with its renderings.
 *
 * @param given how to read the file: an upload is not read before the actor may do this
 * @param tell hears what is being done
 * @throws AppError `not-found`; `forbidden` to all but reviewers and owners; `conflict` when it changes nothing, or when
 *   the source changed since the preview; what an import refuses
 */
export async function takeSourceVersion(
  actor: Actor,
  documentId: string,
  given: () => Promise<GivenVersion>,
  tell: (progress: VersionProgress) => void = () => {},
): Promise<VersionPreview | SourceVersionView> {
  const grant = await authorize(actor, "review", { documentId });
  if ((await findDocument(grant, documentId)) === null) throw notFound("This document");
  const file = await given();
  const sha256 = sha256Of(file.bytes);
  const understood = await readGiven(file, []);
  const asked = { paragraphs: understood.paragraphs, sha256 };
  if (file.preview) {
    tell({ phase: "comparing" });
    return transaction(async (tx) => previewVersion(tx, await planSource(tx, documentId, asked), understood));
  }
  tell({ phase: "writing" });
  return underLock(grant, documentId, async (tx) => {
    const planned = await planSource(tx, documentId, asked);
    if (file.seen !== undefined && file.seen !== planned.seen)
      throw new AppError("conflict", "The source changed since this preview: look at it again.", {
        key: "source.previewOld",
      });
    if (isNothing(planned)) {
      throw new AppError("conflict", "The source says this already: there is nothing to change.", {
        key: "source.nothingNew",
      });
    }
    return take(tx, { actor, grant, documentId, file, sha256, understood, planned });
  });
}

const isNothing = ({ plan }: PlannedVersion): boolean => plan.entries.every(({ kind }) => kind === "same");

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
