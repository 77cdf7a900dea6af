"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { MarkedText } from "@/components/glossary/marked-text";
import { StateMark } from "@/components/workbench/state-mark";
import type { Found } from "@/lib/search/server/search-schema";
import styles from "./search.module.css";
import { placeOf } from "./search-address";

/** A text that has the words, with where it stands and what stands beside it. */
export function FoundItem({ item }: { item: Found }) {
  return (
    <li className={styles.item}>
      <p className={styles.place}>
        <PlaceName item={item} />
        {item.state !== null && <StateMark kind={item.needsWork ? "needs-work" : item.state} />}
      </p>
      <p className={styles.text} lang={item.language || undefined}>
        {item.isCutBefore && "… "}
        <MarkedText text={item.text} spans={item.spans} />
        {item.isCutAfter && " …"}
      </p>
      {item.counterparts.map(({ name, language, text, isCutBefore, isCutAfter }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list of one found text never changes its order
        <p key={at} className={styles.beside} lang={language}>
          {item.kind === "source" && <span className={styles.track}>{name}</span>}
          {isCutBefore && "… "}
          {text}
          {isCutAfter && " …"}
        </p>
      ))}
    </li>
  );
}

/** A link to the place, by what people call it. */
export function PlaceName({ item }: { item: Found }) {
  const t = useTranslations("search");
  const at = placeOf(item);
  const words = nameOf(item, t(`kind.${item.kind}`));
  return at === null ? <span>{words}</span> : <Link href={at}>{words}</Link>;
}

function nameOf({ kind, document, paragraph, track, glossary, project }: Found, what: string): string {
  const where = [
    document?.title ?? glossary?.name ?? project?.name,
    paragraph?.number,
    track?.name,
    (kind === "term" || kind === "comment") && what,
  ];
  return where.filter((each) => each !== undefined && each !== false).join(" · ") || what;
}
