"use client";

import { Ellipsis } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import { Menu } from "@/components/ui/menu";
import type { AssignmentView } from "@/lib/review/server/assignments-schema";
import { DueText } from "./due-text";
import { addressOfPlace } from "./place-address";
import styles from "./team.module.css";
import work from "./work.module.css";

type AssignmentRowProps = {
  given: AssignmentView;
  sourceLanguage: string;
  /** Absent for who may not change it. */
  onEdit?: () => void;
  onTakeBack?: () => void;
};

/** One piece of somebody's work: what, where, until when, how far. */
export function AssignmentRow({ given, sourceLanguage, onEdit, onTakeBack }: AssignmentRowProps) {
  const t = useTranslations("review.assignments");
  const { projectId, document, track, task, progress, dueOn, note, fromNumber } = given;
  const place = { projectId, documentId: document.id, trackId: track.id, number: fromNumber };
  return (
    <li className={work.row}>
      <div className={work.what}>
        <p className={work.main}>
          <strong className={work.count}>{t(`tasks.${task}`)}</strong>
          <span>
            <Link href={addressOfPlace(place)}>{track.name}</Link>
          </span>
          <span className={work.title} lang={sourceLanguage}>
            {document.title}
          </span>
          <span>{partOf(t, given)}</span>
          {dueOn !== null && <DueText day={dueOn} />}
        </p>
        {note !== "" && <p className={work.note}>{note}</p>}
      </div>
      <div className={styles.given}>
        <span className={styles.done}>{t("progress", { ...progress })}</span>
        {onEdit !== undefined && onTakeBack !== undefined && (
          <Menu
            label={t("actionsFor", { name: given.assignee.name, track: track.name })}
            icon={<Ellipsis />}
            iconOnly
            size="small"
            items={[
              { label: t("edit"), onSelect: onEdit },
              { label: t("takeBack"), onSelect: onTakeBack, danger: true },
            ]}
          />
        )}
      </div>
    </li>
  );
}

type Translate = ReturnType<typeof useTranslations<"review.assignments">>;

/** Which paragraphs it is, as they are numbered now. */
export function partOf(t: Translate, given: AssignmentView): string {
  const { fromParagraphId, fromNumber, toNumber, progress } = given;
  if (fromParagraphId === null) return t("whole", { total: progress.total });
  if (fromNumber === null || toNumber === null) return t("noneShown");
  return fromNumber === toNumber
    ? t("oneParagraph", { number: fromNumber })
    : t("paragraphs", { from: fromNumber, to: toNumber });
}
