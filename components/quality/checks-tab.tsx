"use client";

import { useTranslations } from "use-intl";
import { useModel, useRow } from "@/components/workbench/context";
import { moveTo } from "@/components/workbench/move";
import { NotLoaded } from "@/components/workbench/not-loaded";
import panel from "@/components/workbench/panel.module.css";
import { useStore } from "@/components/workbench/store";
import { FindingCard } from "./finding-card";
import styles from "./quality.module.css";
import { useFindingsMissing, useParagraphFindings, useSourceFindings } from "./use-findings";
import type { ShownFinding } from "./with-live";

/** How many findings of the paragraph, in the tracks shown, nobody has dealt with; notices do not count. */
export function ChecksCount() {
  const t = useTranslations("quality");
  const model = useModel();
  const index = useStore(model.cursor, (cursor) => cursor.index);
  const found = useParagraphFindings(useRow(index)?.paragraph.id ?? "");
  const count = found
    .flatMap(({ findings }) => findings)
    .filter(({ waiver, severity }) => waiver === null && severity !== "notice").length;
  return count === 0 ? null : (
    <span className={panel.count}>
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{t("openCount", { count })}</span>
    </span>
  );
}

/** What the checks report on the paragraph where one stands, for each track shown. */
export function ChecksTab() {
  const t = useTranslations("quality");
  const model = useModel();
  const index = useStore(model.cursor, (cursor) => cursor.index);
  const found = useParagraphFindings(useRow(index)?.paragraph.id ?? "");
  const tracks = useStore(model.tracks, (value) => value);
  const shown = useStore(model.look, (look) => look.shown);
  const column = useStore(model.cursor, (cursor) => cursor.column);
  const groups = shown
    .flatMap((trackId) => found.filter((each) => each.trackId === trackId && each.findings.length > 0))
    .toSorted((one, other) => Number(other.trackId === column) - Number(one.trackId === column));
  const ofSource = useSourceFindings(useRow(index)?.paragraph.id ?? "");
  const isMissing = useFindingsMissing(useRow(index)?.paragraph.id ?? "");
  if (groups.length === 0 && ofSource.length === 0)
    return isMissing ? <NotLoaded /> : <p className={panel.nothing}>{t("nothing")}</p>;
  return (
    <div className={panel.tab}>
      {isMissing && <NotLoaded />}
      {ofSource.length > 0 && (
        <section className={styles.group}>
          <h3 className={styles.track}>{t("source")}</h3>
          <ul className={styles.findings}>
            {ofSource.map((finding) => (
              <FindingCard
                key={`${finding.check} ${finding.fingerprint}`}
                finding={finding}
                place={{ paragraphId: finding.paragraphId }}
                onShow={() => moveTo(model, { index, column: null, edit: false })}
              />
            ))}
          </ul>
        </section>
      )}
      {groups.map(({ renderingId, trackId, findings }) => (
        <section key={renderingId} className={styles.group}>
          <h3 className={styles.track}>{tracks.find(({ id }) => id === trackId)?.name}</h3>
          <ul className={styles.findings}>
            {findings.map((finding) => (
              <FindingCard
                key={`${finding.check} ${finding.fingerprint}`}
                finding={finding}
                place={{ renderingId }}
                onShow={() =>
                  moveTo(model, { index, column: trackId, edit: true, ...caretAt(finding.target) })
                }
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

const caretAt = (target: ShownFinding["target"]) => (target === null ? {} : { caret: target.start });
