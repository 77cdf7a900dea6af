import type { Actor } from "@/lib/accounts/core/actor";
import { audit } from "@/lib/accounts/server/audit";
import { authorize } from "@/lib/accounts/server/authorize";
import { type Transaction, transaction } from "@/lib/db/database";
import { newId } from "./new-id";
import { duplicate } from "./refusals";
import type { Imported } from "./schema";
import { findSameSource, insertDocument, insertSourceFile, lockSource } from "./store";
import { type GivenFile, readGiven, sha256Of, writeUnderstood } from "./take-file";
import type { Understood } from "./understand";

/**
 * Makes a document of a file: all of it, or nothing.
 *
 * @param given the file, or how to read it: an upload is not read before the actor may import
 * @throws AppError `conflict` with reason `duplicate` when the project has a document of the same bytes, unless allowed;
 *   `invalid`, `unsupported` or `too-large` with one sentence for a file that cannot be read
 */
export async function importDocument(
  actor: Actor,
  projectId: string,
  given: GivenFile | (() => Promise<GivenFile>),
): Promise<Imported> {
  const grant = await authorize(actor, "translate", { projectId });
  const file = typeof given === "function" ? await given() : given;
  const sha256 = sha256Of(file.bytes);
  const refuseSame = async (tx?: Transaction) => {
    const same = file.allowDuplicate === true ? null : await findSameSource(grant, sha256, null, tx);
    if (same !== null) throw duplicate(same);
  };
  await refuseSame();
  const understood = await readGiven(grant, file, []);

  const documentId = newId();
  const title = titleFor(file, understood);
  const { format, encoding, certain, notices } = understood;
  const written = await transaction(async (tx) => {
    // Looked at again when nobody else can be at it: reading took a while.
    await lockSource(grant, sha256, tx);
    await refuseSame(tx);
    await insertDocument(grant, { id: documentId, title }, tx);
    const source = {
      id: newId(),
      documentId,
      part: 0,
      fileName: file.fileName,
      format,
      encoding,
      sha256,
      bytes: file.bytes,
    };
    await insertSourceFile(grant, source, tx);
    const seam = { documentId, sourceFileId: source.id, lastKey: null, beforeIds: [] };
    const result = await writeUnderstood(understood, seam, tx);
    const details = { format, encoding, paragraphs: result.paragraphCount };
    await audit(
      actor,
      { projectId, action: "document.import", objectType: "document", objectId: documentId, details },
      tx,
    );
    return result;
  });
  return { id: documentId, part: 0, title, format, encoding, certain, notices: [...notices], ...written };
}

/** What the person wrote, else the text's own title, else the file's name, else its first words. */
export function titleFor(file: GivenFile, understood: Understood): string {
  const named = file.fileName.replace(/\.[^.]+$/u, "").trim();
  const first = understood.paragraphs[0]?.text.split("\n")[0] ?? "";
  return (
    [file.title?.trim() ?? "", understood.title ?? "", named, first]
      .find((title) => title !== "")
      ?.slice(0, 300) ?? ""
  );
}
