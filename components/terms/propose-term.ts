import { api } from "@/components/ui/api";
import type { Voice } from "@/components/workbench/actions";
import { here, type WorkbenchModel } from "@/components/workbench/model";
import { standAt, type TextSelection } from "@/components/workbench/selection";
import type { TermStatus } from "@/lib/glossary/core/term";

/** What a wording may be proposed as. */
export const WORDING_STATUSES = [
  "preferred",
  "admitted",
  "deprecated",
] as const satisfies readonly TermStatus[];

/** What the form holds. */
export type GivenTerm = {
  readonly glossaryId: string;
  /** "" for a new concept. */
  readonly conceptId: string;
  readonly source: string;
  readonly target: string;
  readonly status: (typeof WORDING_STATUSES)[number];
  readonly reason: string;
  /** Decided at once, by one whose word alone decides. */
  readonly decide: boolean;
};

/** Opens the form with what is selected; without a selection it is empty. */
export function beginProposal(model: WorkbenchModel, selection: TextSelection | null): void {
  if (selection !== null) standAt(model, selection);
  model.terms.proposing.set(selection);
  model.selection.set(null);
  model.dialog.set("propose-term");
}

/** Sends the proposal, or makes the decision, and says so. */
export async function proposeTerm(model: WorkbenchModel, voice: Voice, given: GivenTerm): Promise<void> {
  if (given.decide) {
    await decideTerm(model, given);
    voice.toast(voice.t("toasts.termDecided"));
    return;
  }
  const { id } = await api<{ id: string }>(`/glossaries/${given.glossaryId}/proposals`, {
    method: "POST",
    body: {
      ...(given.conceptId === ""
        ? { concept: { terms: newTerms(model, given) } }
        : {
            conceptId: given.conceptId,
            steps: [{ op: "add-term", id: crypto.randomUUID(), term: wording(model, given) }],
          }),
      reason: given.reason.trim(),
      evidence: evidenceOf(model),
    },
  });
  const withdraw = () =>
    api(`/proposals/${id}/withdraw`, { method: "POST" }).catch((error: unknown) =>
      voice.toast(voice.problem(error), { tone: "error" }),
    );
  voice.toast(voice.t("toasts.termProposed"), { undo: () => void withdraw() });
}

async function decideTerm(model: WorkbenchModel, given: GivenTerm): Promise<void> {
  const reason = given.reason.trim();
  if (given.conceptId === "")
    await api(`/glossaries/${given.glossaryId}/concepts`, {
      method: "POST",
      body: { terms: newTerms(model, given), reason },
    });
  else
    await api(`/concepts/${given.conceptId}/terms`, {
      method: "POST",
      body: { ...wording(model, given), reason },
    });
}

function newTerms({ seed }: WorkbenchModel, { source, target }: GivenTerm): readonly object[] {
  const terms = [
    { language: seed.project.sourceLanguage, text: source.trim() },
    { language: seed.targetLanguage, text: target.trim() },
  ];
  return terms.filter(({ text }) => text !== "").map((term) => ({ ...term, status: "preferred" }));
}

function wording({ seed }: WorkbenchModel, { target, status }: GivenTerm): object {
  return { language: seed.targetLanguage, text: target.trim(), status };
}

/** The place where it was proposed speaks for it. */
function evidenceOf(model: WorkbenchModel): readonly object[] {
  const { row } = here(model);
  if (row === undefined) return [];
  const quote = model.terms.proposing.get()?.quote ?? "";
  return [{ documentId: model.seed.document.id, paragraphId: row.paragraph.id, quote: quote.slice(0, 2000) }];
}
