"use client";

import { useTranslations } from "use-intl";
import type { Found } from "@/lib/search/server/search-schema";
import { PlaceName } from "./found-item";
import styles from "./search.module.css";

/** More of a line than fits on a wide screen. */
const AROUND = 60;
/** What a cut leaves of a character of two units. */
const HALF_PAIR = /^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/g;

/** Keyword in context: every place on a line of its own, the words under each other, with what stands beside it. */
export function Concordance({ items }: { items: readonly Found[] }) {
  const t = useTranslations("search");
  return (
    <div className={styles.scroll}>
      <table className={styles.concordance}>
        <thead>
          <tr>
            <th scope="col">{t("before")}</th>
            <th scope="col">{t("found")}</th>
            <th scope="col">{t("after")}</th>
            <th scope="col">{t("beside")}</th>
            <th scope="col">{t("place")}</th>
          </tr>
        </thead>
        <tbody>
          {items.flatMap((item) =>
            item.spans.map(({ start, end }) => (
              <tr key={`${item.id} ${start}`}>
                <td className={styles.before} lang={item.language || undefined}>
                  <bdi>{item.text.slice(Math.max(0, start - AROUND), start).replace(HALF_PAIR, "")}</bdi>
                </td>
                <td className={styles.keyword} lang={item.language || undefined}>
                  <mark>{item.text.slice(start, end)}</mark>
                </td>
                <td className={styles.after} lang={item.language || undefined}>
                  {item.text.slice(end, end + AROUND).replace(HALF_PAIR, "")}
                </td>
                <td className={styles.besideCell} lang={item.counterparts[0]?.language}>
                  {item.counterparts[0]?.text}
                </td>
                <td className={styles.placeCell}>
                  <PlaceName item={item} />
                </td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}
