import { database } from "@/lib/db/database";
import { createThread } from "@/lib/discussion/server/create-thread";
import { resolveThread } from "@/lib/discussion/server/resolve-thread";
import { type BuiltTrack, buildTrack } from "./build-texts";

/** Two tracks over three paragraphs; the second track has one text, and it is final. */
export async function buildTwoTracks(): Promise<BuiltTrack & { secondTrackId: string }> {
  const first = await buildTrack();
  const second = await buildTrack({ document: first });
  for (const [index, id] of first.renderingIds.entries()) {
    const marks = index === 0 ? [{ start: 0, end: 5, mark: "bold" as const }] : [];
    const data = { text: `First text ${index + 1}`, marks, state: "translated" as const, revision: 2 };
    await database().rendering.update({ where: { id }, data });
  }
  await database().rendering.update({
    where: { id: second.renderingIds[1] ?? "" },
    data: { text: "Second track", state: "final", needsWork: true },
  });
  return { ...first, secondTrackId: second.trackId };
}

/** Open discussions on these, and one that is settled. */
export async function talk(
  { translator, documentId }: BuiltTrack,
  type: "paragraph" | "rendering",
  ids: readonly (string | undefined)[],
): Promise<void> {
  const begin = (id = "") =>
    createThread(translator, documentId, {
      subject: { type, id },
      comment: { body: "Is it so?", mentions: [] },
    });
  for (const id of ids) await begin(id);
  const { id } = await begin(ids[0]);
  await resolveThread(translator, id);
}
