"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { addressOfPlace } from "@/components/review/place-address";
import { TimeText } from "@/components/ui/time-text";
import type { UnitView } from "@/lib/memory/server/schema";
import styles from "./memory.module.css";

/** Where a unit comes from, with the way to its place, who confirmed it and when. */
export function UnitOrigin({ origin }: { origin: UnitView["origin"] }) {
  const t = useTranslations("memory");
  const { documentId, documentTitle, documentDate, projectId, trackId, trackName, number, who, at } = origin;
  const isPlace = documentId !== null && trackId !== null;
  return (
    <footer className={styles.origin}>
      {isPlace ? (
        <Link href={addressOfPlace({ projectId, documentId, trackId, number })}>
          {t("place", { title: documentTitle, number: number ?? 0 })}
        </Link>
      ) : (
        <span>{t("fromFile", { file: origin.fileName, place: origin.place })}</span>
      )}
      {documentDate !== null && <time dateTime={documentDate}>{documentDate}</time>}
      {trackName !== "" && <span>{trackName}</span>}
      {who !== null && <span>{who}</span>}
      {at !== null && <TimeText value={at} />}
    </footer>
  );
}
