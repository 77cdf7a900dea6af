"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormColumn, TextArea } from "@/components/ui/field";
import { applySteps, diffEntries } from "@/lib/glossary/core/change";
import type { Entry } from "@/lib/glossary/core/entry";
import { termsOf } from "@/lib/glossary/core/voted-on";
import type { TermProposalView } from "@/lib/glossary/server/proposals-schema";
import type { GlossaryView, TermView } from "@/lib/glossary/server/schema";
import { entryOf } from "./change-concept";
import entry from "./entry.module.css";
import { FactsFields, readFacts } from "./facts-fields";
import { TermDialog, type TermFields } from "./term-dialog";

/** What is proposed from now on. */
export type ProposalChange = Pick<TermProposalView, "reason"> & Partial<Pick<TermProposalView, "steps">>;

type ChangeProposalProps = {
  glossary: GlossaryView;
  proposal: TermProposalView;
  busy: boolean;
  /** Sends it; `done` once it is kept. */
  onChange: (change: ProposalChange, done: () => void) => void;
};

/** For who made a proposal on which nobody else has voted: its terms, what it says of the concept, and why. */
export function ChangeProposal({ glossary, proposal, busy, onChange }: ChangeProposalProps) {
  const t = useTranslations("glossary.proposal");
  const [editing, setEditing] = useState<TermView | "about" | null>(null);
  const { concept, steps, addedTermIds, reason } = proposal;
  const before = entryOf(concept);
  const context = { conceptId: concept.id, sourceLanguage: glossary.sourceLanguage };
  const applied = applySteps(before, steps, context);
  // What does not fit the concept any more is proposed anew from what stands there.
  const wanted = applied.ok ? applied.value : before;
  const about = termsOf({ steps, addedTermIds });
  const close = () => setEditing(null);
  // Where only the reason is mended, what is proposed stays as it is, also when it does not fit any more.
  const send = (after: Entry, why: string) => {
    const isSame = diffEntries(wanted, after).length === 0;
    onChange({ reason: why, ...(!isSame && { steps: [...diffEntries(before, after)] }) }, close);
  };
  const saveTerm = ({ id }: TermView, fields: TermFields, why: string) => {
    const terms = wanted.terms.map((term) => (term.id === id ? { id, ...fields } : term));
    send({ ...wanted, terms }, why);
  };
  const removeTerm = ({ id }: TermView, why: string) =>
    send({ ...wanted, terms: wanted.terms.filter((term) => term.id !== id) }, why);
  return (
    <div className={entry.controls}>
      {wanted.terms
        .filter(({ id }) => about.has(id))
        .map((term) => (
          <Button key={term.id} size="small" variant="quiet" onClick={() => setEditing(term)}>
            {t("changeTerm", { term: term.text })}
          </Button>
        ))}
      <Button size="small" variant="quiet" onClick={() => setEditing("about")}>
        {t("change")}
      </Button>
      {editing === "about" && (
        <AboutDialog proposal={proposal} wanted={wanted} busy={busy} onSave={send} onClose={close} />
      )}
      {editing !== null && editing !== "about" && (
        <TermDialog
          glossary={glossary}
          term={editing}
          busy={busy}
          proposed={{ reason }}
          onSave={(fields, why) => saveTerm(editing, fields, why)}
          onRemove={addedTermIds.includes(editing.id) ? (why) => removeTerm(editing, why) : null}
          onClose={close}
        />
      )}
    </div>
  );
}

type AboutDialogProps = {
  proposal: TermProposalView;
  wanted: Entry;
  busy: boolean;
  onSave: (after: Entry, reason: string) => void;
  onClose: () => void;
};

/** Why it is proposed and, where the proposal is about that, what is said of the concept itself. */
function AboutDialog({ proposal, wanted, busy, onSave, onClose }: AboutDialogProps) {
  const t = useTranslations("glossary.proposal");
  const terms = useTranslations("glossary.term");
  const isAboutFacts = proposal.isNewConcept || proposal.steps.some(({ op }) => op === "edit-concept");
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const after = isAboutFacts ? { ...wanted, ...readFacts(form) } : wanted;
    onSave(after, String(form.get("reason") ?? "").trim());
  };
  return (
    <Dialog open onClose={onClose} title={t("changeTitle")}>
      <FormColumn onSubmit={submit}>
        <p className={entry.about}>{terms("mends")}</p>
        {isAboutFacts && <FactsFields facts={wanted} />}
        <TextArea
          label={t("reason")}
          name="reason"
          optional
          maxLength={4000}
          rows={3}
          defaultValue={proposal.reason}
        />
        <div>
          <Button type="submit" variant="primary" busy={busy}>
            {terms("save")}
          </Button>
        </div>
      </FormColumn>
    </Dialog>
  );
}
