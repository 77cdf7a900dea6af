import type { WorkbenchModel } from "@/components/workbench/model";
import type { AnnotationView } from "@/lib/discussion/server/schema";

/**
 * An annotation with those that are linked to it, by id; none for one that is not known.
 *
 * @param id its own, or that of a discussion on it
 */
export function linkedWith(annotations: readonly AnnotationView[], id: string): readonly string[] {
  const own = annotations.find((each) => each.id === id || each.threadIds.includes(id));
  if (own === undefined) return [];
  const others = annotations.filter(
    (each) => own.linkId !== null && each.linkId === own.linkId && each !== own,
  );
  return [own.id, ...others.map((each) => each.id)];
}

/**
 * While an annotation is pointed at or looked at, it and what is linked to it stand out in the texts. By a style sheet of
 * its own: no text is drawn again under somebody's pointer or caret.
 */
export function showLinked(model: WorkbenchModel): () => void {
  const { annotations, hovered, focused } = model.discussion;
  const sheet = new CSSStyleSheet();
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  let paragraphId = "";
  const show = () => {
    const id = hovered.get() ?? focused.get();
    const near = [paragraphId, model.rows.row(model.cursor.get().index)?.paragraph.id ?? ""];
    const known = near.flatMap((each) => annotations.get(each));
    const ids = id === null ? [] : linkedWith(known, id);
    sheet.replaceSync(ids.length === 0 ? "" : ruleFor(ids));
  };
  const point = (event: PointerEvent) => {
    const target = event.target as Element;
    // The panel's cards say themselves what they are about.
    if (target.closest("aside, dialog") !== null) return;
    const index = target.closest<HTMLElement>("[data-index]")?.dataset.index;
    paragraphId = model.rows.row(Number(index ?? -1))?.paragraph.id ?? "";
    hovered.set(target.closest<HTMLElement>('[data-layer^="annotation"][data-id]')?.dataset.id ?? null);
  };
  const stops = [hovered.subscribe(show), focused.subscribe(show)];
  document.addEventListener("pointerover", point);
  return () => {
    for (const stop of stops) stop();
    document.removeEventListener("pointerover", point);
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((each) => each !== sheet);
  };
}

/** Not by color alone: a line beneath as well. */
function ruleFor(ids: readonly string[]): string {
  const which = ids.map((id) => `[data-layer^="annotation"][data-id="${CSS.escape(id)}"]`).join(", ");
  return `${which} {
    background: color-mix(in srgb, var(--indigo) 30%, transparent);
    box-shadow: 0 2px 0 var(--indigo);
  }`;
}
