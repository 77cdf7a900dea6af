import { api } from "@/components/ui/api";
import type { Voice } from "@/components/workbench/actions";
import type { WorkbenchModel } from "@/components/workbench/model";
import { standAt, type TextSelection } from "@/components/workbench/selection";
import type { AnnotationView } from "@/lib/discussion/server/schema";
import type { ConceptChoice } from "./concept-choices";
import { annotate, draftOf, openDiscussion, removeAnnotation } from "./discussion-actions";
import type { ToLink } from "./discussion-store";

/** Asks which concept selected words, or marked ones, belong to. */
export function beginConceptLink(model: WorkbenchModel, what: ToLink): void {
  model.discussion.toConcept.set(what);
  model.dialog.set("link-concept");
}

/** The same for selected words. */
export function beginConceptLinkOf(model: WorkbenchModel, selection: TextSelection): void {
  standAt(model, selection);
  beginConceptLink(model, { kind: "words", draft: draftOf(selection) });
  model.selection.set(null);
}

/** Links what was asked about to the chosen concept, with a way back. */
export async function linkToConcept(
  model: WorkbenchModel,
  voice: Voice,
  what: ToLink,
  { id, term }: Pick<ConceptChoice, "id" | "term">,
): Promise<void> {
  const said = voice.t("toasts.conceptLinked", { term });
  if (what.kind === "annotation") return setConcept(model, voice, what.annotation, { conceptId: id, said });
  try {
    const made = await annotate(model, what.draft, { conceptId: id });
    if (made === null) return voice.toast(voice.t("toasts.wordsGone"), { tone: "error" });
    openDiscussion(model, made.id);
    voice.toast(said, { undo: () => void removeAnnotation(model, voice, made) });
  } catch (error) {
    voice.toast(voice.problem(error), { tone: "error" });
  }
}

/** Parts an annotation from its concept; what else it is stays. */
export function unlinkConcept(
  model: WorkbenchModel,
  voice: Voice,
  annotation: AnnotationView,
): Promise<void> {
  const said = voice.t("toasts.conceptUnlinked");
  return setConcept(model, voice, annotation, { conceptId: null, said });
}

type Change = { readonly conceptId: string | null; readonly said: string };

async function setConcept(
  model: WorkbenchModel,
  voice: Voice,
  annotation: AnnotationView,
  { conceptId, said }: Change,
): Promise<void> {
  const set = async (to: string | null): Promise<boolean> => {
    try {
      await api(`/annotations/${annotation.id}`, { method: "PATCH", body: { conceptId: to } });
      model.discussion.changed(annotation.paragraphId);
      return true;
    } catch (error) {
      voice.toast(voice.problem(error), { tone: "error" });
      return false;
    }
  };
  if (await set(conceptId)) voice.toast(said, { undo: () => void set(annotation.conceptId) });
}
