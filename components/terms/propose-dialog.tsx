"use client";

import Link from "next/link";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormColumn, SelectField, TextArea, TextField } from "@/components/ui/field";
import { useAction } from "@/components/ui/use-action";
import { useModel, useVoice } from "@/components/workbench/context";
import { here } from "@/components/workbench/model";
import { can } from "@/lib/accounts/core/rights";
import { includes } from "@/lib/glossary/core/rights";
import type { GlossaryView } from "@/lib/glossary/server/schema";
import { type GivenTerm, proposeTerm, WORDING_STATUSES } from "./propose-term";
import { conceptsInOrder } from "./term-actions";

/** Proposes what is selected as a term, or as a wording of one that stands in the paragraph. */
export function ProposeDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("terms");
  const glossaries = useGlossaries();
  return (
    <Dialog open onClose={onClose} title={t("proposeTitle")}>
      {glossaries === null ? null : glossaries.length === 0 ? (
        <NoGlossary />
      ) : (
        <ProposeForm glossaries={glossaries} onClose={onClose} />
      )}
    </Dialog>
  );
}

/** The project's glossaries in which the person may propose; null while they are on their way. */
function useGlossaries(): readonly GlossaryView[] | null {
  const { seed } = useModel();
  const voice = useVoice();
  const [glossaries, setGlossaries] = useState<readonly GlossaryView[] | null>(null);
  useEffect(() => {
    api<{ items: readonly GlossaryView[] }>(`/glossaries?projectId=${seed.project.id}`)
      .then(({ items }) => setGlossaries(items.filter(({ right }) => includes(right, "propose"))))
      .catch((error: unknown) => voice.toast(voice.problem(error), { tone: "error" }));
  }, [seed, voice]);
  return glossaries;
}

function NoGlossary() {
  const t = useTranslations("terms");
  const { seed } = useModel();
  return (
    <>
      <p>{t("noGlossary")}</p>
      {can(seed.role, "review") && (
        <p>
          <Link href={`/projects/${seed.project.id}/glossaries`}>{t("toGlossaries")}</Link>
        </p>
      )}
    </>
  );
}

type ProposeFormProps = { glossaries: readonly GlossaryView[]; onClose: () => void };

function ProposeForm({ glossaries, onClose }: ProposeFormProps) {
  const t = useTranslations("terms");
  const statuses = useTranslations("glossary.statuses");
  const model = useModel();
  const voice = useVoice();
  const { busy, run } = useAction();
  const [given, setGiven] = useState<GivenTerm>(() => initial(model, glossaries));
  const set = (change: Partial<GivenTerm>) => setGiven((before) => ({ ...before, ...change }));
  const glossary = glossaries.find(({ id }) => id === given.glossaryId);
  const known = conceptsInOrder(model.terms.paragraphs.get(here(model).row?.paragraph.id ?? "")).filter(
    ({ glossaryId }) => glossaryId === given.glossaryId,
  );
  const isNew = given.conceptId === "";
  const isReady = isNew ? given.source.trim() !== "" : given.target.trim() !== "";

  const send = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      await proposeTerm(model, voice, given);
      onClose();
    });
  };
  return (
    <FormColumn onSubmit={send}>
      {glossaries.length > 1 && (
        <SelectField
          label={t("glossary")}
          value={given.glossaryId}
          onChange={(event) => set({ glossaryId: event.target.value, conceptId: "", decide: false })}
        >
          {glossaries.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      {known.length > 0 && (
        <SelectField
          label={t("ofConcept")}
          value={given.conceptId}
          onChange={(event) => set({ conceptId: event.target.value })}
        >
          <option value="">{t("newConcept")}</option>
          {known.map(({ id, terms: [first] }) => (
            <option key={id} value={id}>
              {first?.text}
            </option>
          ))}
        </SelectField>
      )}
      {isNew && (
        <TextField
          label={t("sourceTerm")}
          data-autofocus
          maxLength={500}
          required
          value={given.source}
          onChange={(event) => set({ source: event.target.value })}
        />
      )}
      <TextField
        label={t("targetTerm")}
        maxLength={500}
        optional={isNew}
        value={given.target}
        onChange={(event) => set({ target: event.target.value })}
      />
      {!isNew && (
        <SelectField
          label={t("asStatus")}
          value={given.status}
          onChange={(event) =>
            set({ status: WORDING_STATUSES.find((each) => each === event.target.value) ?? "preferred" })
          }
        >
          {WORDING_STATUSES.map((each) => (
            <option key={each} value={each}>
              {statuses(each)}
            </option>
          ))}
        </SelectField>
      )}
      <TextArea
        label={t("reason")}
        optional
        maxLength={4000}
        value={given.reason}
        onChange={(event) => set({ reason: event.target.value })}
      />
      {glossary?.decidesAlone === true && (
        <label>
          <input
            type="checkbox"
            checked={given.decide}
            onChange={(event) => set({ decide: event.target.checked })}
          />{" "}
          {t("decideNow")}
        </label>
      )}
      <div>
        <Button type="submit" variant="primary" busy={busy} disabled={!isReady}>
          {given.decide ? t("decide") : t("propose")}
        </Button>
      </div>
    </FormColumn>
  );
}

/** What is selected fills the field of its side. */
function initial(model: ReturnType<typeof useModel>, glossaries: readonly GlossaryView[]): GivenTerm {
  const selection = model.terms.proposing.get();
  const quote = selection?.quote.trim() ?? "";
  return {
    glossaryId: glossaries[0]?.id ?? "",
    conceptId: "",
    source: selection?.trackId === null ? quote : "",
    target: selection !== null && selection.trackId !== null ? quote : "",
    status: "preferred",
    reason: "",
    decide: false,
  };
}
