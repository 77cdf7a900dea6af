"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { SelectField } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { languageTag } from "@/components/workbench/language-tag";
import type { FillRow, MemoryFilled } from "@/lib/memory/server/batch-schema";
import styles from "./memory.module.css";

const THRESHOLDS = [1, 0.95, 0.85, 0.75] as const;

type FillFormProps = { trackId: string; language: string; sourceLanguage: string };

/** Fills a track's empty renderings: first the rows to choose from, then the writing, undone as one. */
export function FillForm({ trackId, language, sourceLanguage }: FillFormProps) {
  const t = useTranslations("memory.fill");
  const router = useRouter();
  const toast = useToast();
  const { busy, run } = useAction();
  const [threshold, setThreshold] = useState<number>(0.95);
  const [rows, setRows] = useState<readonly FillRow[] | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const path = `/tracks/${trackId}/memory-fill`;
  const look = () =>
    run(async () => {
      const found = await api<MemoryFilled>(path, { method: "POST", body: { threshold, preview: true } });
      setRows(found.rows);
      // Where a number is left to put in, a person looks first.
      setChosen(
        new Set(found.rows.flatMap(({ paragraphId, open }) => (open.length === 0 ? [paragraphId] : []))),
      );
    });
  const undo = (fillId: string) =>
    run(async () => {
      const { emptied, kept } = await api<{ emptied: number; kept: number }>(`/memory-fills/${fillId}/undo`, {
        method: "POST",
      });
      toast(t("undone", { emptied, kept }));
      router.refresh();
    });
  const fill = () =>
    run(async () => {
      const body = { threshold, preview: false, paragraphIds: [...chosen] };
      const { fillId, filled } = await api<MemoryFilled>(path, { method: "POST", body });
      setRows(null);
      toast(t("done", { filled }), fillId === null ? {} : { undo: () => void undo(fillId) });
      router.refresh();
    });
  const toggle = (id: string) =>
    setChosen(
      (before) => new Set(before.has(id) ? [...before].filter((each) => each !== id) : [...before, id]),
    );
  return (
    <section>
      <h2>{t("title")}</h2>
      <p className={styles.soft}>{t("explain")}</p>
      <div className={styles.row}>
        <SelectField
          label={t("threshold")}
          value={String(threshold)}
          onChange={({ target }) => {
            setThreshold(Number(target.value));
            setRows(null);
          }}
        >
          {THRESHOLDS.map((each) => (
            <option key={each} value={each}>
              {t("atLeast", { percent: each * 100 })}
            </option>
          ))}
        </SelectField>
        <Button disabled={busy} onClick={() => void look()}>
          {t("look")}
        </Button>
      </div>
      {rows !== null && rows.length === 0 && <p role="status">{t("nothing")}</p>}
      {rows !== null && rows.length > 0 && (
        <>
          <ul className={styles.list}>
            {rows.map((row) => (
              <li key={row.paragraphId}>
                <Choice
                  row={row}
                  languages={{ source: languageTag(sourceLanguage), target: languageTag(language) }}
                  checked={chosen.has(row.paragraphId)}
                  onToggle={() => toggle(row.paragraphId)}
                />
              </li>
            ))}
          </ul>
          <Button variant="primary" disabled={busy || chosen.size === 0} onClick={() => void fill()}>
            {t("fill", { count: chosen.size })}
          </Button>
        </>
      )}
    </section>
  );
}

type ChoiceProps = {
  row: FillRow;
  languages: { readonly source: string; readonly target: string };
  checked: boolean;
  onToggle: () => void;
};

function Choice({ row, languages, checked, onToggle }: ChoiceProps) {
  const t = useTranslations("memory");
  return (
    <label className={styles.choice}>
      <input type="checkbox" checked={checked} onChange={onToggle} />
      <span className={styles.texts}>
        <span className={styles.soft}>
          {`¶ ${row.number} · ${t("score", { score: Math.floor(row.score * 100 + 1e-9) })} · ${t(`kinds.${row.kind}`)}`}
        </span>
        <span lang={languages.source}>{row.source}</span>
        <span lang={languages.target}>{row.text}</span>
        {row.open.length > 0 && (
          <span className={styles.soft}>{t("openNumbers", { numbers: row.open.join("、") })}</span>
        )}
      </span>
    </label>
  );
}
