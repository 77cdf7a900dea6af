"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { languageTag } from "@/components/workbench/language-tag";
import type { ConceptPlace } from "@/lib/discussion/server/schema";
import styles from "./concept-places.module.css";

type ConceptPlacesProps = {
  places: readonly ConceptPlace[];
  /** There are more than are shown. */
  isCut: boolean;
  sourceLanguage: string;
  targetLanguage: string;
};

/** The words that people linked to a concept by hand; what is recognized by itself is in its dossier. */
export function ConceptPlaces({ places, isCut, sourceLanguage, targetLanguage }: ConceptPlacesProps) {
  const t = useTranslations("discussion.places");
  if (places.length === 0) return null;
  return (
    <section className={styles.places} aria-label={t("title")}>
      <h2>{t("title")}</h2>
      <p className={styles.hint}>{t("hint")}</p>
      <ul>
        {places.map((place) => (
          <li key={place.id}>
            <q lang={languageTag(place.trackId === null ? sourceLanguage : targetLanguage)}>{place.quote}</q>
            <span className={styles.about}>
              <Link href={addressOf(place)}>
                {place.number === null
                  ? place.documentTitle
                  : t("place", { title: place.documentTitle, number: place.number })}
              </Link>
              {" · "}
              {place.trackName ?? t("source")} · {t("by", { name: place.createdBy.name })}
              {place.status === "detached" && ` · ${t("detached")}`}
            </span>
          </li>
        ))}
      </ul>
      {isCut && <p className={styles.hint}>{t("more")}</p>}
    </section>
  );
}

function addressOf({ projectId, documentId, id }: ConceptPlace): string {
  return `/projects/${projectId}/documents/${documentId}?annotation=${id}`;
}
