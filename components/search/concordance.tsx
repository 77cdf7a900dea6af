"use client";

import { useTranslations } from "use-intl";
import type { Found, FoundLine } from "@/lib/search/server/search-schema";
import { PlaceName } from "./found-item";
import styles from "./search.module.css";
import { WordsInLine } from "./words-in-line";

/** Keyword in context: every place on a line of its own, the words under each other, with the sentence of the other side. */
export function Concordance({ items }: { items: readonly Found[] }) {
  const t = useTranslations("search");
  return (
    <table className={styles.concordance}>
      <thead>
        <tr>
          <th scope="col" className={styles.inContext}>
            {t("found")}
          </th>
          <th scope="col">{t("beside")}</th>
          <th scope="col">{t("place")}</th>
        </tr>
      </thead>
      <tbody>
        {items.flatMap((item) =>
          item.lines.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one found text never change their order
            <tr key={`${item.id} ${at}`}>
              <td className={styles.lineCell}>
                <WordsInLine line={line} language={item.language} />
              </td>
              <td className={styles.besideCell}>
                <Beside line={line} />
              </td>
              <td className={styles.placeCell}>
                <PlaceName item={item} />
              </td>
            </tr>
          )),
        )}
      </tbody>
    </table>
  );
}

function Beside({ line: { beside } }: { line: FoundLine }) {
  const t = useTranslations("search");
  if (beside === null) return null;
  return (
    <span lang={beside.language || undefined}>
      {beside.isCutBefore && "… "}
      {beside.text}
      {beside.isCutAfter && " …"}
      {!beside.isSure && (
        <span className={styles.unsure} title={t("aboutHere")}>
          {" "}
          ≈<span className={styles.hidden}>{t("aboutHere")}</span>
        </span>
      )}
    </span>
  );
}
