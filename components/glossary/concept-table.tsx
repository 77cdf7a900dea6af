"use client";

import Link from "next/link";
import { type KeyboardEvent, type MouseEvent, useRef } from "react";
import { useTranslations } from "use-intl";
import table from "@/components/ui/data-list.module.css";
import { TimeText } from "@/components/ui/time-text";
import type { ConceptView, GlossaryView, TermView } from "@/lib/glossary/server/schema";
import styles from "./glossary.module.css";
import { StatusMark } from "./status-mark";
import { conceptName, termsOf } from "./view";

type Chosen = ReadonlySet<string>;

type ConceptTableProps = {
  glossary: GlossaryView;
  concepts: readonly ConceptView[];
  chosen: Chosen;
  /** Null for who may not change many at once. */
  onChoose: ((chosen: Chosen) => void) | null;
};

/** Concepts by row. With a row's box in focus, arrows go up and down, and with Shift they take rows along. */
export function ConceptTable({ glossary, concepts, chosen, onChoose }: ConceptTableProps) {
  const t = useTranslations("glossary.page");
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${styles.table}`}>
        <thead>
          <tr>
            {onChoose !== null && (
              <th scope="col" className={styles.pick}>
                <input
                  type="checkbox"
                  aria-label={t("chooseAll")}
                  checked={chosen.size > 0 && chosen.size === concepts.length}
                  onChange={({ target }) =>
                    onChoose(new Set(target.checked ? concepts.map(({ id }) => id) : []))
                  }
                />
              </th>
            )}
            <th scope="col">{t("columns.source")}</th>
            <th scope="col">{t("columns.target")}</th>
            <th scope="col" className={styles.wide}>
              {t("columns.domain")}
            </th>
            <th scope="col" className={styles.wide}>
              {t("columns.updated")}
            </th>
          </tr>
        </thead>
        <Rows glossary={glossary} concepts={concepts} chosen={chosen} onChoose={onChoose} />
      </table>
    </div>
  );
}

function Rows({ glossary, concepts, chosen, onChoose }: ConceptTableProps) {
  const body = useRef<HTMLTableSectionElement>(null);
  const anchor = useRef(0);
  const range = (from: number, to: number): Chosen => {
    const [first, last] = from < to ? [from, to] : [to, from];
    return new Set([...chosen, ...concepts.slice(first, last + 1).map(({ id }) => id)]);
  };
  const choose = (at: number, id: string) => (event: MouseEvent<HTMLInputElement>) => {
    if (event.shiftKey) onChoose?.(range(anchor.current, at));
    else onChoose?.(new Set(chosen.has(id) ? [...chosen].filter((each) => each !== id) : [...chosen, id]));
    anchor.current = at;
  };
  const move = (at: number) => (event: KeyboardEvent) => {
    const to = event.key === "ArrowDown" ? at + 1 : event.key === "ArrowUp" ? at - 1 : -1;
    const box = body.current?.rows[to]?.querySelector("input");
    if (to < 0 || box === null || box === undefined) return;
    event.preventDefault();
    box.focus();
    if (event.shiftKey) onChoose?.(range(at, to));
    anchor.current = to;
  };
  return (
    <tbody ref={body}>
      {concepts.map((concept, at) => (
        <tr key={concept.id} data-selected={chosen.has(concept.id) || undefined}>
          {onChoose !== null && (
            <td className={styles.pick}>
              <input
                type="checkbox"
                aria-label={conceptName(concept, glossary)}
                checked={chosen.has(concept.id)}
                onClick={choose(at, concept.id)}
                onChange={() => {
                  // The click says more: whether Shift was held.
                }}
                onKeyDown={move(at)}
              />
            </td>
          )}
          <ConceptCells concept={concept} glossary={glossary} />
        </tr>
      ))}
    </tbody>
  );
}

function ConceptCells({ concept, glossary }: { concept: ConceptView; glossary: GlossaryView }) {
  const t = useTranslations("glossary.page");
  return (
    <>
      <td>
        <Link className={styles.term} lang={glossary.sourceLanguage} href={`/concepts/${concept.id}`}>
          {conceptName(concept, glossary)}
        </Link>
        {concept.pinyin !== "" && (
          <div className={styles.pinyin} lang="zh-Latn-pinyin">
            {concept.pinyin}
          </div>
        )}
        {concept.openProposals > 0 && (
          <div className={styles.notice}>{t("proposals", { count: concept.openProposals })}</div>
        )}
      </td>
      <td>
        <ul className={styles.wordings}>
          {termsOf(concept.terms, glossary.targetLanguage).map((term) => (
            <Wording key={term.id} term={term} />
          ))}
        </ul>
        {concept.doNotTranslate && <span className={styles.soft}>{t("doNotTranslate")}</span>}
      </td>
      <td className={styles.wide}>{concept.domain}</td>
      <td className={`${styles.wide} ${styles.soft}`}>
        <TimeText value={concept.updatedAt} />
      </td>
    </>
  );
}

function Wording({ term: { language, text, status } }: { term: TermView }) {
  return (
    <li className={styles.wording} data-status={status}>
      <StatusMark status={status} iconOnly />
      <span lang={language}>{text}</span>
    </li>
  );
}
