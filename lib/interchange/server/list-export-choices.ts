import type { Actor } from "@/lib/accounts/core/actor";
import { authorize } from "@/lib/accounts/server/authorize";
import type { ExportState } from "@/lib/interchange/core/writer";
import { notFound } from "@/lib/kernel/app-error";
import { countStates, findExportDocument, hasCueFile } from "./store";

/** What one may choose from before an export. `counts` has the states of written renderings, 0 where there are none. */
export type ExportChoices = {
  readonly documentId: string;
  readonly title: string;
  /** BCP 47, of the source. */
  readonly language: string;
  /** Whether it came from subtitles. */
  readonly hasTimes: boolean;
  readonly tracks: readonly {
    readonly id: string;
    readonly name: string;
    readonly language: string;
    readonly counts: Readonly<Record<ExportState, number>>;
  }[];
};

/** @throws AppError `not-found` to strangers */
export async function listExportChoices(actor: Actor, documentId: string): Promise<ExportChoices> {
  const grant = await authorize(actor, "view", { documentId });
  const [document, counted, hasTimes] = await Promise.all([
    findExportDocument(grant, documentId, null),
    countStates(grant, documentId),
    hasCueFile(grant, documentId),
  ]);
  if (document === null) throw notFound("That document");
  const countOf = (trackId: string, state: ExportState) =>
    counted.find((entry) => entry.trackId === trackId && entry.state === state)?.count ?? 0;
  return {
    documentId,
    title: document.title,
    language: document.language,
    hasTimes,
    tracks: document.tracks.map(({ id, name, language }) => ({
      id,
      name,
      language,
      counts: {
        initial: countOf(id, "initial"),
        translated: countOf(id, "translated"),
        reviewed: countOf(id, "reviewed"),
        final: countOf(id, "final"),
      },
    })),
  };
}
