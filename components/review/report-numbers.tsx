"use client";

import type { ReactNode } from "react";
import { useFormatter, useLocale, useTranslations } from "use-intl";
import { StateMark } from "@/components/workbench/state-mark";
import { SEVERITIES } from "@/lib/quality/core/finding";
import { GRAVEST_FIRST, type Report } from "@/lib/review/core/report";
import own from "./report.module.css";

type NumberTableProps = {
  head: readonly string[];
  /** A key, the row's head, and its numbers. */
  rows: readonly { readonly key: string; readonly name: ReactNode; readonly numbers: readonly number[] }[];
  foot?: { readonly name: string; readonly numbers: readonly number[] };
};

/** Numbers side by side, each row with a head of its own. */
function NumberTable({ head, rows, foot }: NumberTableProps) {
  const format = useFormatter();
  const cells = (numbers: readonly number[]) =>
    numbers.map((each, at) => (
      <td key={head[at + 1]} className={own.number}>
        {format.number(each)}
      </td>
    ));
  return (
    <div className={own.scroll}>
      <table className={own.table}>
        <thead>
          <tr>
            {head.map((name, at) => (
              <th key={name} scope="col" className={at > 0 ? own.number : undefined}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, name, numbers }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              {cells(numbers)}
            </tr>
          ))}
        </tbody>
        {foot !== undefined && (
          <tfoot>
            <tr>
              <th scope="row">{foot.name}</th>
              {cells(foot.numbers)}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}

/** How far the track is: a bar, and what it is made of in words. */
export function ProgressTable({ report: { progress } }: { report: Report }) {
  const t = useTranslations("review.report");
  const sum = (key: "paragraphs" | "characters" | "words"): number =>
    progress.reduce((total, row) => total + row[key], 0);
  return (
    <>
      <div className={own.bar} aria-hidden="true">
        {progress
          .filter(({ paragraphs }) => paragraphs > 0)
          .map(({ state, paragraphs }) => (
            <span key={state} data-state={state} style={{ flexGrow: paragraphs }} />
          ))}
      </div>
      <NumberTable
        head={[t("state"), t("paragraphs"), t("characters"), t("words")]}
        rows={progress.map(({ state, paragraphs, characters, words }) => ({
          key: state,
          name: <StateMark kind={state} label />,
          numbers: [paragraphs, characters, words],
        }))}
        foot={{ name: t("total"), numbers: [sum("paragraphs"), sum("characters"), sum("words")] }}
      />
    </>
  );
}

function verdictOf({ perThousand, passed }: Report["score"]) {
  if (perThousand === null) return "notLooked";
  if (passed === null) return "noLimit";
  return passed ? "passed" : "notPassed";
}

/** What the errors amount to, and whether the track passes. */
export function ScoreFacts({ score }: { score: Report["score"] }) {
  const t = useTranslations("review.report");
  const format = useFormatter();
  const verdict = verdictOf(score);
  const number = (value: number | null) =>
    value === null ? "–" : format.number(value, { maximumFractionDigits: 2 });
  const facts = [
    ["perThousand", number(score.perThousand)],
    ["passLimit", number(score.passLimit)],
    ["penalty", number(score.penalty)],
    ["looked", number(score.looked)],
    ["characters", number(score.characters)],
  ] as const;
  return (
    <>
      <p className={own.verdict} data-verdict={verdict}>
        {t(verdict)}
      </p>
      <dl className={own.facts}>
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{t(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** What an error's type is called in the interface's language. */
export function useLabelName(): (label: { readonly nameEn: string; readonly nameZh: string }) => string {
  const locale = useLocale();
  return ({ nameEn, nameZh }) => (locale === "en" ? nameEn : nameZh);
}

/** Errors by type and severity. */
export function ErrorTable({ report: { errors } }: { report: Report }) {
  const t = useTranslations("review.report");
  const severities = useTranslations("review.severities");
  const nameOf = useLabelName();
  if (errors.byType.length === 0) return null;
  return (
    <NumberTable
      head={[t("errorType"), ...GRAVEST_FIRST.map((severity) => severities(severity)), t("total")]}
      rows={errors.byType.map(({ label, counts, total }) => ({
        key: label.id,
        name: nameOf(label),
        numbers: [...GRAVEST_FIRST.map((severity) => counts[severity]), total],
      }))}
    />
  );
}

/** Open findings by check and severity. */
export function FindingTable({ report: { findings } }: { report: Report }) {
  const t = useTranslations("review.report");
  const checks = useTranslations("checks.names");
  const severities = useTranslations("quality.severities");
  const shown = [...new Set(findings.counts.map(({ check }) => check))];
  if (shown.length === 0) return null;
  return (
    <NumberTable
      head={[t("check"), ...SEVERITIES.map((severity) => severities(severity))]}
      rows={shown.map((check) => ({
        key: check,
        name: checks(check),
        numbers: SEVERITIES.map(
          (severity) =>
            findings.counts.find((each) => each.check === check && each.severity === severity)?.count ?? 0,
        ),
      }))}
    />
  );
}
