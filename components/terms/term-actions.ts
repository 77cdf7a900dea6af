import { api } from "@/components/ui/api";
import type { Voice } from "@/components/workbench/actions";
import { announce, here, type WorkbenchModel } from "@/components/workbench/model";
import { beginEditing } from "@/components/workbench/move";
import type { ConceptInText } from "@/lib/glossary/server/matching-schema";
import { isSameLanguage } from "@/lib/text/core/language";
import type { ParagraphTerms } from "./terms-store";

/** How many wordings have a key of their own. */
export const KEYED = 9;

/** Opens the panel at the terms. */
export function openTerms(model: WorkbenchModel, conceptId: string | null = null): void {
  model.look.set((look) => ({ ...look, panel: true, tab: "terms" }));
  if (conceptId !== null) model.terms.focused.set(conceptId);
}

/** The concepts of a paragraph in the order of their first places, each once. */
export function conceptsInOrder({
  occurrences,
  renderings,
  concepts,
}: ParagraphTerms): readonly ConceptInText[] {
  const judged = renderings.flatMap(({ verdicts }) => verdicts);
  const ids = new Set([...occurrences, ...judged].map(({ conceptId }) => conceptId));
  return [...ids].flatMap((id) => concepts[id] ?? []);
}

/** The wordings that may be inserted, preferred before admitted. */
export function wordingsOf(concept: ConceptInText, targetLanguage: string) {
  const order = ["preferred", "admitted", "proposed"];
  return concept.terms
    .filter(({ language, status }) => isSameLanguage(language, targetLanguage) && order.includes(status))
    .toSorted((a, b) => order.indexOf(a.status) - order.indexOf(b.status));
}

/** The wordings with keys: the first of each concept, in the order of the source. */
export function keyedWordings(terms: ParagraphTerms, targetLanguage: string): readonly string[] {
  return conceptsInOrder(terms)
    .flatMap((concept) => wordingsOf(concept, targetLanguage)[0]?.text ?? [])
    .slice(0, KEYED);
}

/** Writes a wording where the caret stands; in a cell that is not open, at the end of its text. */
export function insertWording(model: WorkbenchModel, wording: string): void {
  const open = model.session.get();
  if (open !== null) {
    open.insert(wording);
    return;
  }
  const stop = model.session.subscribe(() => {
    const session = model.session.get();
    if (session === null) return;
    stop();
    session.insert(wording);
  });
  beginEditing(model);
  // Where nothing may be written no editor opens.
  if (!model.cursor.get().editing) stop();
}

/** Inserts the n-th wording of the paragraph, from 1. */
export function insertNth(model: WorkbenchModel, voice: Voice, nth: number): void {
  const { row } = here(model);
  if (row === undefined) return;
  const terms = model.terms.paragraphs.get(row.paragraph.id);
  const wording = keyedWordings(terms, model.seed.targetLanguage)[nth - 1];
  if (wording === undefined) return;
  insertWording(model, wording);
  announce(model, voice.t("toasts.termInserted", { wording }));
}

/** Takes a waiver back; another can always be given. */
export async function unwaive(
  model: WorkbenchModel,
  voice: Voice,
  renderingId: string,
  waiverId: string,
): Promise<void> {
  try {
    await api(`/renderings/${renderingId}/waivers/${waiverId}`, { method: "DELETE" });
    model.terms.paragraphs.refresh(here(model).row?.paragraph.id ?? null);
  } catch (error) {
    voice.toast(voice.problem(error), { tone: "error" });
  }
}
