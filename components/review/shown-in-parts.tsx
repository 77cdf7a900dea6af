"use client";

import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import own from "./report.module.css";

/** As many as one looks through before asking for more. */
const FIRST = 20;

type ShownInPartsProps<Item> = {
  items: readonly Item[];
  /** Said where there is nothing. */
  nothing: string;
  keyOf: (item: Item) => string;
  children: (item: Item) => ReactNode;
};

/** A list of which more comes when it is asked for: twice as much each time. */
export function ShownInParts<Item>({ items, nothing, keyOf, children }: ShownInPartsProps<Item>) {
  const t = useTranslations("review.report");
  const [count, setCount] = useState(FIRST);
  if (items.length === 0) return <p className={own.soft}>{nothing}</p>;
  return (
    <>
      <ul className={own.list}>
        {items.slice(0, count).map((item) => (
          <li key={keyOf(item)} className={own.item}>
            {children(item)}
          </li>
        ))}
      </ul>
      {items.length > count && (
        <div className={own.screen}>
          <Button variant="quiet" onClick={() => setCount((before) => 2 * before)}>
            {t("more", { count: items.length - count })}
          </Button>
        </div>
      )}
    </>
  );
}
