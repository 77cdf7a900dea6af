import { writeUrlState } from "@/components/workbench/url-state";

/** The workbench at a paragraph (by its number, from 1), with one track beside the source. */
export function addressOfPlace(place: {
  readonly projectId: string;
  readonly documentId: string;
  readonly trackId: string;
  readonly number: number | null;
}): string {
  const { projectId, documentId, trackId, number } = place;
  const query = writeUrlState({
    ...{ view: "grid", layout: "beside", tracks: [trackId], paragraph: number },
    ...{ base: null, thread: null, annotation: null },
  });
  return `/projects/${projectId}/documents/${documentId}${query}`;
}
