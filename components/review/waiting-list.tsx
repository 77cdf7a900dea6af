"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import type { WaitingGroup } from "@/lib/review/server/work-schema";
import { DueText } from "./due-text";
import { addressOfPlace } from "./place-address";
import styles from "./work.module.css";

/** What waits, a line for each document, track and task; it opens where the first of it stands. */
export function WaitingList({ groups }: { groups: readonly WaitingGroup[] }) {
  return (
    <ul className={styles.list}>
      {groups.map((group) => (
        <WaitingRow key={`${group.track.id} ${group.task}`} group={group} />
      ))}
    </ul>
  );
}

function WaitingRow({ group }: { group: WaitingGroup }) {
  const t = useTranslations("review.work");
  const { project, document, track, task, count, counts, reason, firstNumber, dueOn } = group;
  const place = { projectId: project.id, documentId: document.id, trackId: track.id, number: firstNumber };
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <p className={styles.main}>
          <strong className={styles.count}>{t(`counts.${task}`, { count })}</strong>
          <span>{track.name}</span>
          <span className={styles.title} lang={project.sourceLanguage}>
            {document.title}
          </span>
          {dueOn !== null && <DueText day={dueOn} />}
        </p>
        <p className={styles.about}>
          <span>{project.name}</span>
          <span data-reason={reason}>
            {reason === "returned" ? t("returned", { count: counts.returned }) : t(`reasons.${reason}`)}
          </span>
        </p>
      </div>
      <Link
        className={styles.open}
        href={addressOfPlace(place)}
        aria-label={t("openAt", { track: track.name, title: document.title, number: firstNumber })}
      >
        {t("open")}
      </Link>
    </li>
  );
}
