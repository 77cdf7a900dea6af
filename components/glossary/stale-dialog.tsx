"use client";

import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { applySteps, type Step } from "@/lib/glossary/core/change";
import type { GlossaryView } from "@/lib/glossary/server/schema";
import { entryOf } from "./change-concept";
import type { StaleChange } from "./concept-changes";
import entry from "./entry.module.css";
import { compareThree, type LineConflict, linesOf } from "./entry-lines";
import { FieldName } from "./field-differences";
import { isSeparable, withoutFields } from "./separable-steps";
import { useEntryWords } from "./use-entry-words";

type Side = "theirs" | "mine";

type StaleDialogProps = {
  glossary: GlossaryView;
  stale: StaleChange;
  busy: boolean;
  /** Makes these steps on the version that is there now. */
  onApply: (steps: readonly Step[]) => void;
  onKeep: () => void;
  /** Back to what was typed. */
  onClose: () => void;
};

/** Somebody saved the concept meanwhile: what they changed beside what I typed, and a choice wherever both differ. */
export function StaleDialog({ glossary, stale, busy, onApply, onKeep, onClose }: StaleDialogProps) {
  const t = useTranslations("glossary.entry.stale");
  const { wanted, current } = stale;
  const lines = useConflicts(glossary, stale);
  const [theirs, setTheirs] = useState<ReadonlySet<string>>(new Set());
  const choose = (key: string, side: Side) =>
    setTheirs(
      (before) =>
        new Set([...[...before].filter((each) => each !== key), ...(side === "theirs" ? [key] : [])]),
    );
  const steps = withoutFields(wanted.steps, theirs);
  return (
    <Dialog
      open
      onClose={onClose}
      title={t("title")}
      shape="wide"
      actions={
        <>
          <Button variant="quiet" onClick={onClose}>
            {t("back")}
          </Button>
          <Button disabled={busy} onClick={onKeep}>
            {t("keep")}
          </Button>
          <Button
            variant="primary"
            busy={busy}
            disabled={steps.length === 0}
            onClick={() => onApply(steps)}
            data-autofocus
          >
            {t("apply")}
          </Button>
        </>
      }
    >
      <p className={entry.note}>{t("explain")}</p>
      <table className={entry.conflicts}>
        <thead>
          <tr>
            <th scope="col">{t("field")}</th>
            <th scope="col">{t("theirs", { revision: current.revision })}</th>
            <th scope="col">{t("mine")}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <ConflictRow
              key={line.key}
              line={line}
              side={theirs.has(line.key) ? "theirs" : "mine"}
              onChoose={isSeparable(wanted.steps) ? (side) => choose(line.key, side) : null}
            />
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}

function useConflicts(glossary: GlossaryView, { wanted, current }: StaleChange): readonly LineConflict[] {
  const { base, steps } = wanted;
  const known = useMemo(() => [...base.relations, ...current.relations], [base, current]);
  const words = useEntryWords(known);
  return useMemo(() => {
    const before = entryOf(base);
    const context = { conceptId: base.id, sourceLanguage: glossary.sourceLanguage };
    const mine = applySteps(before, steps, context);
    const read = (version: typeof before) => linesOf(version, words);
    return compareThree(read(before), read(entryOf(current)), read(mine.ok ? mine.value : before));
  }, [base, current, steps, glossary.sourceLanguage, words]);
}

type ConflictRowProps = {
  line: LineConflict;
  side: Side;
  /** Null where there is nothing to choose. */
  onChoose: ((side: Side) => void) | null;
};

function ConflictRow({ line, side, onChoose }: ConflictRowProps) {
  const t = useTranslations("glossary.entry.stale");
  const { key, before, theirs, mine, changedBy } = line;
  const isChoice = changedBy === "both" && onChoose !== null;
  const cell = (of: Side, value: string) => {
    const isTaken = changedBy === "both" ? side === of : (changedBy === "me") === (of === "mine");
    const said = (
      <>
        {value === "" ? <span className={entry.about}>{t("empty")}</span> : value}
        {value === before && <span className={entry.about}> · {t("unchanged")}</span>}
      </>
    );
    if (!isChoice) return <td data-taken={isTaken || undefined}>{said}</td>;
    return (
      <td data-taken={isTaken || undefined}>
        <label className={entry.choice}>
          <input type="radio" name={key} checked={side === of} onChange={() => onChoose(of)} />
          <span>{said}</span>
        </label>
      </td>
    );
  };
  return (
    <tr>
      <th scope="row">
        <FieldName line={line} />
      </th>
      {cell("theirs", theirs)}
      {cell("mine", mine)}
    </tr>
  );
}
