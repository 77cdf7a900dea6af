"use client";

import { BookMarked, X } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { StatusMark } from "@/components/glossary/status-mark";
import { IconButton } from "@/components/ui/button";
import { useModel, useVoice } from "@/components/workbench/context";
import { languageTag } from "@/components/workbench/language-tag";
import type { AnnotationView } from "@/lib/discussion/server/schema";
import styles from "./concept.module.css";
import { unlinkConcept } from "./concept-actions";
import { useTalk } from "./talk";

/** The concept that marked words belong to, with the way to its page and the way to part them. */
export function ConceptLine({ annotation }: { annotation: AnnotationView }) {
  const t = useTranslations("discussion.concept");
  const model = useModel();
  const voice = useVoice();
  const { mayWrite } = useTalk();
  const { conceptId, concept } = annotation;
  const { project, targetLanguage } = model.seed;
  if (conceptId === null) return null;
  return (
    <div className={styles.line}>
      <BookMarked aria-label={t("linked")} />
      {concept === null ? (
        <span className={styles.pinyin}>{t("away")}</span>
      ) : (
        <span className={styles.choice}>
          <Link
            href={`/concepts/${concept.id}`}
            className={styles.term}
            lang={languageTag(project.sourceLanguage)}
          >
            {concept.term}
          </Link>
          {concept.wording !== null && <span lang={languageTag(targetLanguage)}>{concept.wording}</span>}
          {concept.deleted ? (
            <span className={styles.pinyin}>{t("deleted")}</span>
          ) : (
            <StatusMark status={concept.status} />
          )}
        </span>
      )}
      {mayWrite && (
        <IconButton
          size="small"
          label={t("unlink")}
          icon={<X />}
          onClick={() => void unlinkConcept(model, voice, annotation)}
        />
      )}
    </div>
  );
}
