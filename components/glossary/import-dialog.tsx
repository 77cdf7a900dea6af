"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError, SelectField } from "@/components/ui/field";
import { FileField } from "@/components/ui/file-field";
import { useToast } from "@/components/ui/toast";
import { useProblemText } from "@/components/ui/use-problem-text";
import { UPLOAD_LIMIT } from "@/lib/documents/core/upload-limit";
import type { GlossaryView } from "@/lib/glossary/server/schema";
import styles from "./glossary.module.css";
import { ImportProgress } from "./import-progress";
import { ColumnChoices, ImportReport } from "./import-report";
import { type ImportChoices, useImport } from "./use-import";
import { useUndoImport } from "./use-undo-import";

type ImportDialogProps = { glossary: GlossaryView; open: boolean; onClose: () => void };

/** Terms from a file: first what would happen, line by line where something would not; then the import, undone as one. */
export function ImportDialog({ glossary, open, onClose }: ImportDialogProps) {
  const t = useTranslations("glossary.import");
  return (
    <Dialog open={open} onClose={onClose} title={t("title")} shape="wide">
      <ImportSteps glossary={glossary} onClose={onClose} />
    </Dialog>
  );
}

const AS_IT_COMES: ImportChoices = { sheet: null, mapping: {}, onConflict: "keep" };
const MEGABYTES = UPLOAD_LIMIT / 1024 / 1024;

function ImportSteps({ glossary, onClose }: { glossary: GlossaryView; onClose: () => void }) {
  const t = useTranslations("glossary.import");
  const router = useRouter();
  const toast = useToast();
  const problemText = useProblemText();
  const undo = useUndoImport();
  const { state, send, cancel, forget } = useImport(glossary.id);
  const [file, setFile] = useState<File | null>(null);
  const [choices, setChoices] = useState(AS_IT_COMES);
  const { running, report, sheets, error, canceled } = state;
  const isTooLarge = file !== null && file.size > UPLOAD_LIMIT;

  const begin = (chosen: File | null) => {
    forget();
    setFile(chosen);
    setChoices(AS_IT_COMES);
    if (chosen !== null && chosen.size <= UPLOAD_LIMIT) void send("look", chosen, AS_IT_COMES);
  };
  const change = (next: ImportChoices) => {
    setChoices(next);
    if (file !== null) void send("look", file, next);
  };
  const take = async (event: FormEvent) => {
    event.preventDefault();
    if (file === null || report === null || running !== null) return;
    const done = await send("take", file, choices);
    if (done === null) return;
    const { importId, created, updated, proposed } = done;
    onClose();
    toast(
      t(proposed > 0 ? "doneProposed" : "done", { created, updated, proposed }),
      importId === null ? {} : { undo: () => void undo(importId) },
    );
    router.refresh();
  };
  const changes = report === null ? 0 : report.created + report.updated + report.proposed;
  return (
    <form className={styles.stack} onSubmit={(event) => void take(event)} noValidate>
      <p className={styles.soft}>{t("explain")}</p>
      <FileField
        label={t("file")}
        file={file}
        accept=".csv,.tsv,.txt,.tbx,.xlsx,.json,text/csv"
        disabled={running?.what === "take"}
        error={isTooLarge ? t("tooLarge", { limit: MEGABYTES }) : undefined}
        data-autofocus
        onChoose={begin}
      />
      {sheets.length > 1 && (
        <SelectField
          label={t("sheet")}
          hint={t("chooseSheet")}
          value={choices.sheet ?? report?.sheet ?? sheets[0]}
          disabled={running?.what === "take"}
          onChange={({ target }) => change({ ...AS_IT_COMES, sheet: target.value })}
        >
          {sheets.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </SelectField>
      )}
      <FormError>{error === null ? null : problemText(error)}</FormError>
      {file !== null && report !== null && (
        <fieldset className={styles.steps} disabled={running?.what === "take"}>
          <ColumnChoices
            glossary={glossary}
            columns={report.columns}
            mapping={choices.mapping}
            onMapping={(mapping) => change({ ...choices, mapping })}
          />
          <ImportReport report={report} />
          {(report.conflicts.length > 0 || choices.onConflict === "replace") && (
            <ConflictChoice
              value={choices.onConflict}
              onChange={(onConflict) => change({ ...choices, onConflict })}
            />
          )}
          <div className={styles.row}>
            <Button type="submit" variant="primary" disabled={changes === 0 || running !== null}>
              {t("take")}
            </Button>
            {running === null && (
              <span className={styles.soft}>{t(changes === 0 ? "nothing" : "nothingYet")}</span>
            )}
          </div>
        </fieldset>
      )}
      {running !== null && <ImportProgress running={running} onCancel={cancel} />}
      {canceled !== null && (
        <p role="status" className={styles.row}>
          {t(canceled === "take" ? "canceled" : "lookCanceled")}
          {canceled === "look" && file !== null && (
            <Button size="small" onClick={() => change(choices)}>
              {t("again")}
            </Button>
          )}
        </p>
      )}
    </form>
  );
}

type Conflict = ImportChoices["onConflict"];

function ConflictChoice({ value, onChange }: { value: Conflict; onChange: (value: Conflict) => void }) {
  const t = useTranslations("glossary.import");
  return (
    <fieldset className={styles.choices}>
      <legend>{t("onConflict")}</legend>
      {(["keep", "replace"] as const).map((each) => (
        <label key={each}>
          <input type="radio" name="onConflict" checked={value === each} onChange={() => onChange(each)} />
          <span>
            {t(`conflict.${each}`)}
            <small>{t(`conflictHints.${each}`)}</small>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
