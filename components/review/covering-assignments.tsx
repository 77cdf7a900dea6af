"use client";

import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { useModel } from "@/components/workbench/context";
import panel from "@/components/workbench/side-panel.module.css";
import { useStore } from "@/components/workbench/store";
import { partOf } from "./assignment-row";
import { covers, givenIn } from "./assignments-store";
import { DueText } from "./due-text";
import work from "./work.module.css";

/** Whose work a paragraph is in a track. `number` is the paragraph's, from 1. */
export function CoveringAssignments({ trackId, number }: { trackId: string; number: number }) {
  const t = useTranslations("review.assignments");
  const model = useModel();
  const given = useStore(model.assignments.byTrack, (known) => givenIn(known, trackId));
  useEffect(() => {
    // A comfort: it is asked for again with the next look.
    model.assignments.load(trackId).catch(() => {});
  }, [model, trackId]);
  const covering = given.filter((each) => covers(each, number));
  if (covering.length === 0) return null;
  return (
    <section className={panel.section}>
      <h2>{t("here")}</h2>
      <ul className={work.list}>
        {covering.map((each) => (
          <li key={each.id} className={work.row}>
            <div className={work.what}>
              <p className={work.main}>
                <strong className={work.count}>{t(`tasks.${each.task}`)}</strong>
                <span>{each.assignee.name}</span>
                {each.dueOn !== null && <DueText day={each.dueOn} />}
              </p>
              <p className={work.about}>
                <span>{partOf(t, each)}</span>
                <span>{t("progress", { ...each.progress })}</span>
              </p>
              {each.note !== "" && <p className={work.note}>{each.note}</p>}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
