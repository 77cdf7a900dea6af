import type { Actor } from "@/lib/accounts/core/actor";
import { importMemory } from "@/lib/interchange/server/import-memory";
import { putRendering } from "@/lib/renderings/server/put-rendering";
import { setState } from "@/lib/renderings/server/set-state";
import type { BuiltTrack } from "./build-texts";

/** Writes a paragraph's rendering and confirms it, as the track's translator. */
export async function confirmText(
  built: BuiltTrack,
  at: number,
  text: string,
  actor: Actor = built.translator,
): Promise<void> {
  await putRendering(actor, {
    ...{ trackId: built.trackId, paragraphId: built.paragraphIds[at] ?? "", seen: null },
    rich: { text, marks: [] },
  });
  await setState(actor, {
    ...{ renderingId: built.renderingIds[at] ?? "", state: "translated", comment: "", seen: null },
  });
}

/** Takes pairs of a file into the memory of a project. */
export async function importTexts(
  { reviewer, projectId }: Pick<BuiltTrack, "reviewer" | "projectId">,
  pairs: readonly (readonly [source: string, target: string])[],
): Promise<void> {
  const form = new FormData();
  form.set("file", new File([tmxOf(pairs)], "pairs.tmx"));
  form.set("projectId", projectId);
  await importMemory(reviewer, new Request("http://localhost/", { method: "POST", body: form }));
}

/** A TMX file of pairs. */
export function tmxOf(
  pairs: readonly (readonly [source: string, target: string])[],
  { srclang = "*all*", attribute = "xml:lang" } = {},
): string {
  const units = pairs.map(
    ([source, target], at) =>
      `<tu tuid="u${at + 1}"><tuv ${attribute}="ZH-CN"><seg>${source}</seg></tuv><tuv ${attribute}="en-GB"><seg>${target}</seg></tuv></tu>`,
  );
  return `<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="${srclang}"/><body>${units.join("\n")}</body></tmx>`;
}
