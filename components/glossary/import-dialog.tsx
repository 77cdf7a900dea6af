"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormError, TextField } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { useProblemText } from "@/components/ui/use-problem-text";
import type { GlossaryView } from "@/lib/glossary/server/schema";
import type { ImportTermsReport } from "@/lib/interchange/server/terms-schema";
import styles from "./glossary.module.css";
import { ColumnChoices, ImportReport, type Mapping } from "./import-report";
import { useUndoImport } from "./use-undo-import";

type Conflict = "keep" | "replace";

type ImportDialogProps = { glossary: GlossaryView; open: boolean; onClose: () => void };

/** Terms from a file: first what would happen, line by line where something would not; then the import, undone as one. */
export function ImportDialog({ glossary, open, onClose }: ImportDialogProps) {
  const t = useTranslations("glossary.import");
  const close = () => onClose();
  return (
    <Dialog open={open} onClose={close} title={t("title")} shape="wide">
      <ImportSteps glossary={glossary} onClose={close} />
    </Dialog>
  );
}

function ImportSteps({ glossary, onClose }: { glossary: GlossaryView; onClose: () => void }) {
  const t = useTranslations("glossary.import");
  const router = useRouter();
  const toast = useToast();
  const problemText = useProblemText();
  const undo = useUndoImport();
  const { busy, run } = useAction();
  const [file, setFile] = useState<File | null>(null);
  const [mapping, setMapping] = useState<Mapping>({});
  const [onConflict, setOnConflict] = useState<Conflict>("keep");
  const [report, setReport] = useState<ImportTermsReport | null>(null);
  const [error, setError] = useState<string | null>(null);

  const send = (chosen: File, given: { mapping: Mapping; onConflict: Conflict; dryRun: boolean }) => {
    const form = new FormData();
    form.set("file", chosen, chosen.name);
    form.set("mapping", JSON.stringify(given.mapping));
    form.set("onConflict", given.onConflict);
    form.set("dryRun", String(given.dryRun));
    return api<ImportTermsReport>(`/glossaries/${glossary.id}/import`, { method: "POST", body: form });
  };
  /** What the file would do, by the choices as they are now. */
  const look = (chosen: File, choices: { mapping?: Mapping; onConflict?: Conflict }) =>
    run(async () => {
      setError(null);
      try {
        setReport(await send(chosen, { mapping, onConflict, ...choices, dryRun: true }));
      } catch (problem) {
        setReport(null);
        setError(problemText(problem));
      }
    });
  const choose = (chosen: File | null) => {
    setFile(chosen);
    setReport(null);
    setMapping({});
    if (chosen !== null) void look(chosen, { mapping: {} });
  };
  const take = (event: FormEvent) => {
    event.preventDefault();
    if (file === null) return;
    void run(async () => {
      const { importId, created, updated, proposed } = await send(file, {
        mapping,
        onConflict,
        dryRun: false,
      });
      onClose();
      toast(
        t(proposed > 0 ? "doneProposed" : "done", { created, updated, proposed }),
        importId === null ? {} : { undo: () => void undo(importId) },
      );
      router.refresh();
    });
  };
  const changes = report === null ? 0 : report.created + report.updated + report.proposed;
  return (
    <form className={styles.stack} onSubmit={take} noValidate>
      <p className={styles.soft}>{t("explain")}</p>
      <TextField
        label={t("file")}
        type="file"
        accept=".csv,.tsv,.txt,.tbx,.xlsx,.tmx,.json,text/csv"
        data-autofocus
        onChange={({ target }) => choose(target.files?.[0] ?? null)}
      />
      <FormError>{error}</FormError>
      {busy && report === null && (
        <p role="status" className={styles.row}>
          <progress aria-label={t("reading")} /> {t("reading")}
        </p>
      )}
      {file !== null && report !== null && (
        <>
          <ColumnChoices
            glossary={glossary}
            columns={report.columns}
            mapping={mapping}
            onMapping={(next) => {
              setMapping(next);
              void look(file, { mapping: next });
            }}
          />
          <ImportReport report={report} />
          {(report.conflicts.length > 0 || onConflict === "replace") && (
            <ConflictChoice
              value={onConflict}
              onChange={(next) => {
                setOnConflict(next);
                void look(file, { onConflict: next });
              }}
            />
          )}
          <div className={styles.row}>
            <Button type="submit" variant="primary" busy={busy} disabled={changes === 0}>
              {t("take")}
            </Button>
            <span className={styles.soft} role="status">
              {busy ? t("reading") : t(changes === 0 ? "nothing" : "nothingYet")}
            </span>
          </div>
        </>
      )}
    </form>
  );
}

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
