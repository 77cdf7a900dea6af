"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { useToast } from "@/components/ui/toast";
import { TERM_STATUSES, type TermStatus } from "@/lib/glossary/core/term";
import type { GlossaryView } from "@/lib/glossary/server/schema";
import type { Domain } from "./concept-filters";
import styles from "./glossary.module.css";
import { useTermAction } from "./use-term-action";
import { isTermStatus } from "./view";

type BulkSet = {
  readonly domain?: string;
  readonly doNotTranslate?: boolean;
  readonly fullThenShort?: boolean;
  readonly status?: { readonly from: TermStatus; readonly to: TermStatus };
  readonly deleted?: boolean;
};

const WHATS = ["domain", "status", "doNotTranslate", "fullThenShort"] as const;

type BulkBarProps = {
  glossary: GlossaryView;
  conceptIds: readonly string[];
  domains: readonly Domain[];
  onClear: () => void;
  onDone: () => void;
};

/** What is done with the chosen concepts, as one change that one undo takes back. */
export function BulkBar({ glossary, conceptIds, domains, onClear, onDone }: BulkBarProps) {
  const t = useTranslations("glossary.bulk");
  const toast = useToast();
  const { busy, run } = useTermAction();
  const [what, setWhat] = useState<(typeof WHATS)[number]>("domain");
  const [set, setSet] = useState<BulkSet>({ domain: "" });
  const [asking, setAsking] = useState(false);
  const count = conceptIds.length;

  const undo = (importId: string) =>
    run(async () => {
      const { restored, kept } = await api<{ restored: number; kept: number }>(`/imports/${importId}/undo`, {
        method: "POST",
      });
      toast(t("undone", { restored, kept }));
      onDone();
    });
  const apply = (wanted: BulkSet) =>
    run(async () => {
      const { changed, importId } = await api<{ changed: number; importId: string | null }>(
        `/glossaries/${glossary.id}/bulk`,
        { method: "POST", body: { conceptIds, set: wanted } },
      );
      toast(
        t(wanted.deleted === true ? "deleted" : "changed", { count: changed }),
        importId === null ? {} : { undo: () => void undo(importId) },
      );
      onDone();
    });
  const choose = (next: (typeof WHATS)[number]) => {
    setWhat(next);
    if (next === "domain") setSet({ domain: "" });
    else if (next === "status") setSet({ status: { from: "proposed", to: "preferred" } });
    else setSet({ [next]: true });
  };

  return (
    <section className={styles.bulk} aria-label={t("title")}>
      <strong role="status">{t("chosen", { count })}</strong>
      <select
        aria-label={t("what")}
        value={what}
        onChange={({ target }) => choose(WHATS.find((each) => each === target.value) ?? "domain")}
      >
        {WHATS.map((each) => (
          <option key={each} value={each}>
            {t(`whats.${each}`)}
          </option>
        ))}
      </select>
      <BulkValue set={set} onSet={setSet} domains={domains} />
      <Button size="small" variant="primary" busy={busy} onClick={() => void apply(set)}>
        {t("apply")}
      </Button>
      <Button size="small" variant="danger" disabled={busy} onClick={() => setAsking(true)}>
        {t("delete")}
      </Button>
      <Button size="small" variant="quiet" onClick={onClear}>
        {t("clear")}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("deleteTitle", { count })}
        action={t("delete")}
        onConfirm={() => void apply({ deleted: true })}
      >
        {t("deleteAsk")}
      </ConfirmDialog>
    </section>
  );
}

type BulkValueProps = { set: BulkSet; onSet: (set: BulkSet) => void; domains: readonly Domain[] };

function BulkValue({ set, onSet, domains }: BulkValueProps) {
  const t = useTranslations("glossary.bulk");
  if (set.status !== undefined) {
    const { from, to } = set.status;
    return (
      <>
        <StatusSelect
          label={t("from")}
          value={from}
          onChange={(next) => onSet({ status: { from: next, to } })}
        />
        <span aria-hidden="true">→</span>
        <StatusSelect label={t("to")} value={to} onChange={(next) => onSet({ status: { from, to: next } })} />
      </>
    );
  }
  if (set.domain !== undefined)
    return (
      <>
        <input
          type="text"
          aria-label={t("domain")}
          placeholder={t("domain")}
          maxLength={200}
          list="bulk-domains"
          value={set.domain}
          onChange={({ target }) => onSet({ domain: target.value })}
        />
        <datalist id="bulk-domains">
          {domains.map(({ domain }) => (
            <option key={domain} value={domain} />
          ))}
        </datalist>
      </>
    );
  const flag = set.doNotTranslate === undefined ? "fullThenShort" : "doNotTranslate";
  return (
    <select
      aria-label={t(`whats.${flag}`)}
      value={String(set[flag])}
      onChange={({ target }) => onSet({ [flag]: target.value === "true" })}
    >
      <option value="true">{t("yes")}</option>
      <option value="false">{t("no")}</option>
    </select>
  );
}

type StatusSelectProps = { label: string; value: TermStatus; onChange: (status: TermStatus) => void };

function StatusSelect({ label, value, onChange }: StatusSelectProps) {
  const statuses = useTranslations("glossary.statuses");
  return (
    <select
      aria-label={label}
      value={value}
      onChange={({ target }) => isTermStatus(target.value) && onChange(target.value)}
    >
      {TERM_STATUSES.map((status) => (
        <option key={status} value={status}>
          {statuses(status)}
        </option>
      ))}
    </select>
  );
}
