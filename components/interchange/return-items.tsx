"use client";

import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { TextDifference } from "@/components/ui/text-difference";
import { TimeText } from "@/components/ui/time-text";
import type { ReturnReport } from "@/lib/interchange/server/returned-schema";
import styles from "./return.module.css";

/** In the order in which they ask for a look. */
const VERDICTS = ["conflict", "skipped", "updated", "created", "unchanged"] as const;
type Verdict = (typeof VERDICTS)[number];
type Item = ReturnReport["items"][number];

/** As many as one looks through before asking for more. */
const FIRST = 50;

type ReturnItemsProps = {
  report: ReturnReport;
  /** Paragraphs whose conflicts are decided for the file. */
  taken: readonly string[];
  onTaken: (taken: readonly string[]) => void;
  languages: { readonly source: string; readonly target: string };
  documentPath: string;
};

/** What a file would do, by verdict: counts, then each text with what stands there and what the file has. */
export function ReturnItems({ report, taken, onTaken, languages, documentPath }: ReturnItemsProps) {
  const t = useTranslations("return");
  const [shown, setShown] = useState<Verdict | null>(null);
  const [count, setCount] = useState(FIRST);
  const { counts, items, seenAt, breaks, candidates } = report;
  // Files may give several texts one place.
  const numbered = items.map((item, at) => ({ ...item, at }));
  const sorted = VERDICTS.flatMap((verdict) => numbered.filter((item) => item.verdict === verdict));
  const listed = shown === null ? sorted : sorted.filter(({ verdict }) => verdict === shown);
  const conflicts = items.flatMap(({ verdict, paragraphId }) =>
    verdict === "conflict" && paragraphId !== null ? [paragraphId] : [],
  );
  return (
    <section className={styles.report} aria-label={t("report")}>
      {seenAt !== null && (
        <p role="status">
          {t("seen")} <TimeText value={seenAt} />
        </p>
      )}
      {candidates > 0 && <p>{t("candidates", { count: candidates })}</p>}
      {breaks.length > 0 && (
        <details>
          <summary>{t("breaks", { count: breaks.length })}</summary>
          <ul>
            {breaks
              .map((broken, at) => ({ ...broken, at }))
              .map(({ rule, line, at }) => (
                <li key={at}>{t("broken", { rule, line })}</li>
              ))}
          </ul>
        </details>
      )}
      <div className={styles.counts}>
        {VERDICTS.map((verdict) => (
          <button
            key={verdict}
            type="button"
            className={styles.count}
            aria-pressed={shown === verdict}
            disabled={counts[verdict] === 0 || verdict === "unchanged"}
            onClick={() => setShown(shown === verdict ? null : verdict)}
          >
            <b>{counts[verdict]}</b> {t(`verdicts.${verdict}`)}
          </button>
        ))}
        {conflicts.length > 1 && (
          <Button
            size="small"
            variant="quiet"
            onClick={() => onTaken(taken.length === conflicts.length ? [] : conflicts)}
          >
            {t(taken.length === conflicts.length ? "takeNone" : "takeAll")}
          </Button>
        )}
      </div>
      <ul className={styles.list}>
        {listed.slice(0, count).map((item) => (
          <ReturnItem
            key={item.at}
            item={item}
            languages={languages}
            documentPath={documentPath}
            isTaken={item.paragraphId !== null && taken.includes(item.paragraphId)}
            onTake={(id) =>
              onTaken(taken.includes(id) ? taken.filter((each) => each !== id) : [...taken, id])
            }
          />
        ))}
      </ul>
      {listed.length > count && (
        <Button variant="quiet" onClick={() => setCount(count * 2)}>
          {t("more", { count: listed.length - count })}
        </Button>
      )}
    </section>
  );
}

type ReturnItemProps = Pick<ReturnItemsProps, "languages" | "documentPath"> & {
  item: Item;
  isTaken: boolean;
  onTake: (paragraphId: string) => void;
};

function ReturnItem({ item, languages, documentPath, isTaken, onTake }: ReturnItemProps) {
  const t = useTranslations("return");
  const { verdict, reason, number, place, line, paragraphId, source, sourceInFile, before, text } = item;
  return (
    <li className={styles.item} data-verdict={verdict}>
      <p className={styles.itemHead}>
        {number === null ? (
          <span>{line === null ? place : t("line", { line })}</span>
        ) : (
          <Link href={`${documentPath}?p=${number}`}>{t("paragraph", { number })}</Link>
        )}
        <span className={styles.verdict}>{t(`verdict.${verdict}`)}</span>
        {reason !== null && <span className={styles.soft}>{t(`reasons.${reason}`)}</span>}
      </p>
      <p className={styles.source} lang={languages.source}>
        {sourceInFile === null ? source : <TextDifference before={sourceInFile} after={source} />}
      </p>
      <p className={styles.target} lang={languages.target}>
        {before === "" ? text : <TextDifference before={before} after={text} />}
      </p>
      {verdict === "conflict" && paragraphId !== null && (
        <label className={styles.take}>
          <input type="checkbox" checked={isTaken} onChange={() => onTake(paragraphId)} />
          {t("takeThis")}
        </label>
      )}
    </li>
  );
}
