"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import type { WaitingGroup } from "@/lib/review/server/work-schema";
import { WaitingList } from "./waiting-list";
import styles from "./work.module.css";

/** As much as one takes in at a look; the rest is on its own page. */
const SHOWN = 6;

/** The dashboard's first question answered: what waits for me. */
export function WaitingSection({ groups }: { groups: readonly WaitingGroup[] }) {
  const t = useTranslations("review.work");
  return (
    <section className={styles.waiting} aria-labelledby="waiting-for-you">
      <div className={styles.head}>
        <h2 id="waiting-for-you">{t("waiting")}</h2>
        {groups.length > 0 && (
          <Link className={styles.all} href="/work">
            {groups.length > SHOWN ? t("all", { count: groups.length }) : t("title")}
          </Link>
        )}
      </div>
      {groups.length === 0 ? (
        <p className={styles.nothing}>{t("nothing")}</p>
      ) : (
        <WaitingList groups={groups.slice(0, SHOWN)} />
      )}
    </section>
  );
}
