import { useEffect, useReducer, useRef } from "react";
import { Problem } from "@/components/ui/api";
import { type SendStage, sendForm } from "@/components/ui/send-form";
import type { ImportTermsProgress, ImportTermsReport } from "@/lib/interchange/server/terms-schema";
import type { Mapping } from "./import-report";

/** How a file is to be taken. */
export type ImportChoices = {
  /** Of a workbook; null for its first. */
  readonly sheet: string | null;
  readonly mapping: Mapping;
  readonly onConflict: "keep" | "replace";
};

/** What is under way: only looking what would happen, or taking it in. */
export type Running = { readonly what: "look" | "take"; readonly stage: SendStage | ImportTermsProgress };

export type ImportState = {
  readonly running: Running | null;
  readonly report: ImportTermsReport | null;
  /** Of a workbook that could be opened, also when its first sheet holds no terms. */
  readonly sheets: readonly string[];
  readonly error: unknown;
  /** What was canceled last, while nothing was done since. */
  readonly canceled: Running["what"] | null;
};

const NOTHING: ImportState = { running: null, report: null, sheets: [], error: null, canceled: null };

/** Looks what a file would do and takes it in; one at a time, and each can be canceled. */
export function useImport(glossaryId: string) {
  const [state, set] = useReducer(
    (before: ImportState, change: Partial<ImportState>) => ({ ...before, ...change }),
    NOTHING,
  );
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);

  /** What came of it; null when it was refused, canceled, or another one was begun. */
  const send = async (
    what: Running["what"],
    file: File,
    choices: ImportChoices,
  ): Promise<ImportTermsReport | null> => {
    abort.current?.abort();
    const own = new AbortController();
    abort.current = own;
    set({ running: { what, stage: { stage: "sending", share: 0 } }, error: null, canceled: null });
    try {
      const show = (stage: Running["stage"]) => !own.signal.aborted && set({ running: { what, stage } });
      const report = await sendForm<ImportTermsReport, ImportTermsProgress>(
        `/glossaries/${glossaryId}/import`,
        formOf(file, choices, what === "look"),
        { signal: own.signal, onStage: show, onProgress: show },
      );
      set({ running: null, report, sheets: report.sheets });
      return report;
    } catch (error) {
      if (abort.current !== own) return null;
      if (own.signal.aborted) set({ running: null, canceled: what });
      else set({ running: null, error, ...(what === "look" && { report: null, sheets: sheetsOf(error) }) });
      return null;
    }
  };
  return {
    state,
    send,
    cancel: () => abort.current?.abort(),
    forget: () => {
      abort.current?.abort();
      abort.current = null;
      set(NOTHING);
    },
  };
}

function formOf(file: File, { sheet, mapping, onConflict }: ImportChoices, dryRun: boolean): FormData {
  const form = new FormData();
  form.set("file", file, file.name);
  if (sheet !== null) form.set("sheet", sheet);
  form.set("mapping", JSON.stringify(mapping));
  form.set("onConflict", onConflict);
  form.set("dryRun", String(dryRun));
  return form;
}

/** A workbook whose sheet holds no terms is refused with the names of its sheets. */
function sheetsOf(error: unknown): readonly string[] {
  const current = error instanceof Problem ? error.current : null;
  if (typeof current !== "object" || current === null || !("sheets" in current)) return [];
  const { sheets } = current;
  return Array.isArray(sheets) ? sheets.filter((each) => typeof each === "string") : [];
}
