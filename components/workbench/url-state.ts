export type View = "grid" | "page";
/** How the page view sets two languages. */
export type PageLayout = "beside" | "beneath" | "target" | "source";
export const PAGE_LAYOUTS = [
  "beside",
  "beneath",
  "target",
  "source",
] as const satisfies readonly PageLayout[];

/** What can be set: a narrow window has no room for two columns. */
export function fitLayout(wanted: PageLayout, isNarrow: boolean): PageLayout {
  return wanted === "beside" && isNarrow ? "beneath" : wanted;
}

/** What a bookmark of the workbench keeps. */
export type UrlState = {
  readonly view: View;
  readonly layout: PageLayout;
  /** Track ids in the order shown; null: not said. */
  readonly tracks: readonly string[] | null;
  /** The track that the others are compared with; null: none. */
  readonly base: string | null;
  /** The paragraph's number as people see it, from 1; null: not said. */
  readonly paragraph: number | null;
  /** The discussion that the address stands for; null: none. */
  readonly thread: string | null;
  /** The annotation that it stands for; null: none. */
  readonly annotation: string | null;
};

export const MAX_TRACKS_SHOWN = 4;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads a query. What is not understood counts as not said. */
export function readUrlState(query: { readonly get: (name: string) => string | null }): UrlState {
  const layout = query.get("layout");
  const number = Number(query.get("p") ?? "");
  const tracks = query.get("tracks");
  return {
    view: query.get("view") === "page" ? "page" : "grid",
    layout: PAGE_LAYOUTS.find((each) => each === layout) ?? "beside",
    tracks:
      tracks === null
        ? null
        : [...new Set(tracks.split(",").filter((id) => id !== ""))].slice(0, MAX_TRACKS_SHOWN),
    paragraph: Number.isInteger(number) && number >= 1 ? number : null,
    base: readId(query.get("base")),
    thread: readId(query.get("thread")),
    annotation: readId(query.get("annotation")),
  };
}

const readId = (id: string | null): string | null => (id !== null && UUID.test(id) ? id : null);

/** The query that says the same, with what is usual left out; "" or "?…". */
export function writeUrlState(state: UrlState): string {
  const parts = [
    state.view === "page" && "view=page",
    state.view === "page" && state.layout !== "beside" && `layout=${state.layout}`,
    state.tracks !== null && `tracks=${state.tracks.map(encodeURIComponent).join(",")}`,
    state.base !== null && `base=${state.base}`,
    state.paragraph !== null && state.paragraph > 1 && `p=${state.paragraph}`,
    state.thread !== null && `thread=${state.thread}`,
    state.annotation !== null && `annotation=${state.annotation}`,
  ].filter((part) => part !== false);
  return parts.length === 0 ? "" : `?${parts.join("&")}`;
}

/** Which tracks to show: what the address says, else what was remembered, else the first two; only those that exist. */
export function chooseTracks(
  existing: readonly string[],
  ...wishes: readonly (readonly string[] | null)[]
): readonly string[] {
  for (const wish of wishes) {
    const chosen = (wish ?? []).filter((id) => existing.includes(id)).slice(0, MAX_TRACKS_SHOWN);
    if (chosen.length > 0) return chosen;
  }
  return existing.slice(0, 2);
}
