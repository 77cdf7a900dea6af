import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import { transaction } from "@/lib/db/database";
import { notFound } from "@/lib/kernel/app-error";
import { contextOf, SEEN_OF_END } from "./append-document";
import { titleFor } from "./import-document";
import type { ImportPreview } from "./import-schema";
import { readLastParagraphs } from "./paragraph-store";
import { findDocument, findSameSource } from "./store";
import { type GivenFile, readGiven, sha256Of } from "./take-file";
import type { Understood } from "./understand";

/** Paragraphs that are shown of what would come in. */
const SHOWN = 8;

/**
 * What an import would make of a file; nothing is written.
 *
 * @throws AppError as `importDocument`; the same bytes are told, not refused
 */
export async function previewImport(
  actor: Actor,
  projectId: string,
  given: () => Promise<GivenFile>,
): Promise<ImportPreview> {
  const grant = await authorize(actor, "translate", { projectId });
  const file = await given();
  const duplicate = await findSameSource(grant, sha256Of(file.bytes), null);
  const understood = await readGiven(grant, file, []);
  return presentPreview(understood, { title: titleFor(file, understood), duplicate, before: [] });
}

/** The same of a part that would be appended. */
export async function previewAppend(
  actor: Actor,
  documentId: string,
  given: () => Promise<GivenFile>,
): Promise<ImportPreview> {
  const grant = await authorize(actor, "translate", { documentId });
  const document = await findDocument(grant, documentId);
  if (document === null) throw notFound("This document");
  const file = await given();
  const duplicate = await findSameSource(grant, sha256Of(file.bytes), documentId);
  const rows = await transaction((tx) => readLastParagraphs(documentId, SEEN_OF_END, tx));
  const before = contextOf(rows).map(({ paragraph }) => paragraph);
  return presentPreview(await readGiven(grant, file, before), { title: document.title, duplicate, before });
}

type About = Pick<ImportPreview, "title" | "duplicate"> & {
  readonly before: readonly { readonly text: string }[];
};

function presentPreview(
  { paragraphs, proposals, notices, format, encoding, certain }: Understood,
  { before, ...about }: About,
): ImportPreview {
  const texts = [...before, ...paragraphs].map(({ text }) => text);
  const kinds = { heading: 0, body: 0, caption: 0, note: 0 };
  for (const { kind } of paragraphs) kinds[kind] += 1;
  return {
    ...{
      ...about,
      format,
      encoding,
      certain,
      notices: [...notices],
      paragraphCount: paragraphs.length,
      kinds,
    },
    paragraphs: paragraphs.slice(0, SHOWN).map(({ kind, level, speaker, turn, label, text }) => ({
      ...{ kind, level, speaker, turn, label, text },
    })),
    proposals: proposals.map(({ kind, confidence, paragraphIndexes }) => ({
      ...{ kind, confidence },
      texts: paragraphIndexes.map((index) => texts[index] ?? ""),
    })),
  };
}
