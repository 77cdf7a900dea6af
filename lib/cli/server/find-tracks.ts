import { AppError } from "@/lib/kernel/app-error";
import { listTracks } from "./store";

/**
 * The tracks of a document that were named by id or exact name.
 *
 * @throws AppError `not-found` naming the tracks there are, `conflict` when several have the name
 */
export async function findTrackIds(documentId: string, names: readonly string[]): Promise<string[]> {
  const tracks = await listTracks(documentId);
  return names.map((name) => {
    const [track, another] = tracks.filter((one) => one.id === name || one.name === name);
    if (track !== undefined && another === undefined) return track.id;
    const there = tracks.map((one) => JSON.stringify(one.name)).join(", ") || "none";
    throw new AppError(
      another === undefined ? "not-found" : "conflict",
      another === undefined
        ? `The document has no track ${JSON.stringify(name)}; it has ${there}.`
        : `Several tracks are called ${JSON.stringify(name)}: use an id.`,
    );
  });
}
