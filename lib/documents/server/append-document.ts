import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { transaction } from "@/lib/db/database";
import type { Paragraph } from "@/lib/documents/core/block";
import { AppError, notFound } from "@/lib/kernel/app-error";
import { underLock } from "./decide-proposal";
import { newId } from "./new-id";
import { type ParagraphRow, readLastParagraphs } from "./paragraph-store";
import { duplicate } from "./refusals";
import type { Imported } from "./schema";
import { countSourceFiles, findDocument, findSameSource, insertSourceFile } from "./store";
import { type GivenFile, readGiven, sha256Of, writeUnderstood } from "./take-file";

/** How much of the end of the text is read along, so that a cut at the seam is seen. */
export const SEEN_OF_END = 200;

/**
 * Appends the next part of a text. Proposals may reach across the seam; every track has renderings for the new
 * paragraphs from the moment they are there.
 *
 * @throws AppError `conflict` with reason `duplicate` when the document has these bytes already, unless allowed;
 *   `conflict` when somebody else appended meanwhile
 */
export async function appendDocument(
  actor: Actor,
  documentId: string,
  given: GivenFile | (() => Promise<GivenFile>),
): Promise<Imported> {
  const grant = await authorize(actor, "translate", { documentId });
  const document = await findDocument(grant, documentId);
  if (document === null) throw notFound("This document");
  const file = typeof given === "function" ? await given() : given;
  const sha256 = sha256Of(file.bytes);
  const same = file.allowDuplicate === true ? null : await findSameSource(grant, sha256, documentId);
  if (same !== null) throw duplicate(same);

  const rows = await transaction((tx) => readLastParagraphs(documentId, SEEN_OF_END, tx));
  const context = contextOf(rows);
  const understood = await readGiven(
    grant,
    file,
    context.map(({ paragraph }) => paragraph),
  );
  const { format, encoding, certain, notices } = understood;
  const lastKey = rows.at(-1)?.orderKey ?? null;

  const written = await underLock(grant, documentId, async (tx) => {
    const [last] = await readLastParagraphs(documentId, 1, tx);
    if ((last?.orderKey ?? null) !== lastKey) {
      throw new AppError("conflict", "Somebody else appended to this document meanwhile.", {
        key: "import.appended",
      });
    }
    const part = await countSourceFiles(documentId, tx);
    const source = {
      id: newId(),
      documentId,
      part,
      fileName: file.fileName,
      format,
      encoding,
      sha256,
      bytes: file.bytes,
    };
    await insertSourceFile(grant, source, tx);
    const seam = { documentId, sourceFileId: source.id, lastKey, beforeIds: context.map(({ id }) => id) };
    const result = await writeUnderstood(understood, seam, tx);
    const details = { format, encoding, part, paragraphs: result.paragraphCount };
    const projectId = grant.projectId;
    await audit(
      actor,
      { projectId, action: "document.append", objectType: "document", objectId: documentId, details },
      tx,
    );
    return { ...result, part };
  });
  return {
    id: documentId,
    title: document.title,
    format,
    encoding,
    certain,
    notices: [...notices],
    ...written,
  };
}

/**
 * What is shown of the last paragraphs, each with the id that a join at its end must name: of a joined run that is
 * its last member, so that the run can still be taken apart.
 */
export function contextOf(
  rows: readonly ParagraphRow[],
): readonly { readonly id: string; readonly paragraph: Paragraph }[] {
  const lastOf = new Map<string, string>();
  for (const row of rows) lastOf.set(row.joinedIntoId ?? row.id, row.id);
  return rows
    .filter((row) => row.joinedIntoId === null && !row.excluded)
    .map((row) => ({
      id: lastOf.get(row.id) ?? row.id,
      paragraph: {
        ...{ kind: row.kind, level: row.level, text: row.text, marks: row.marks },
        ...{
          label: row.label,
          speaker: row.speaker,
          turn: row.turn,
          sourceLine: row.sourceLine,
          container: null,
        },
      },
    }));
}
