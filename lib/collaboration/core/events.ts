import { MARKS, type MarkSpan } from "@/lib/text/core/marks";

/** What a document's channel tells about a rendering that changed. */
export type RenderingEvent = {
  readonly type: "rendering";
  readonly renderingId: string;
  readonly trackId: string;
  readonly paragraphId: string;
  readonly text: string;
  readonly marks: readonly MarkSpan[];
  readonly state: "initial" | "translated" | "reviewed" | "final";
  readonly needsWork: boolean;
  /** The paragraph's revision that the text was last right for; null when the source did not change since. */
  readonly sourceSince: number | null;
  readonly wordCount: number;
  /** Of the stored row; the text may be a moment ahead of it. */
  readonly revision: number;
  readonly updatedById: string | null;
};

/** Many rows changed at once (an import, a join, a track made or locked): read again what is on screen. */
export type ReloadEvent = { readonly type: "reload"; readonly cause: string };

/** Something was marked or said about a paragraph, or about any of them (null): read its discussions again. */
export type DiscussionEvent = { readonly type: "discussion"; readonly paragraphId: string | null };

/** Something of the project changed that every one of its documents shows. */
export type ProjectEvent = { readonly type: "project"; readonly cause: (typeof PROJECT_CAUSES)[number] };
const PROJECT_CAUSES = ["terms", "checks", "review"] as const;

export type ChannelEvent = RenderingEvent | ReloadEvent | ProjectEvent | DiscussionEvent;

/** Events sent by the server are trusted for their values, but an older page may meet a type it does not know: null then. */
export function parseChannelEvent(payload: string): ChannelEvent | null {
  try {
    const event = JSON.parse(payload) as
      | Partial<RenderingEvent>
      | Partial<ReloadEvent>
      | Partial<ProjectEvent>
      | Partial<DiscussionEvent>;
    if (event.type === "reload") return { type: "reload", cause: String(event.cause ?? "") };
    if (event.type === "project") {
      const cause = PROJECT_CAUSES.find((each) => each === event.cause);
      return cause === undefined ? null : { type: "project", cause };
    }
    if (event.type === "discussion")
      return {
        type: "discussion",
        paragraphId: typeof event.paragraphId === "string" ? event.paragraphId : null,
      };
    if (event.type !== "rendering" || typeof event.text !== "string") return null;
    const marks = (event.marks ?? []).filter((span) => MARKS.includes(span.mark));
    return { ...(event as RenderingEvent), marks };
  } catch {
    return null;
  }
}
