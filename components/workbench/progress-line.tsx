"use client";

import { useTranslations } from "use-intl";
import { useModel } from "./context";
import styles from "./progress-line.module.css";
import { useStore } from "./store";

/** How far the track is, as a line of two pixels; the counts on hover, and in words for a screen reader. */
export function ProgressLine() {
  const t = useTranslations("workbench");
  const model = useModel();
  const column = useStore(model.cursor, (cursor) => cursor.column);
  const shown = useStore(model.look, (look) => look.shown);
  const track = useStore(model.tracks, (tracks) => tracks.find(({ id }) => id === (column ?? shown[0])));
  if (track === undefined) return <div className={styles.line} />;
  const { progress } = track;
  const all = Math.max(1, progress.total);
  const done = all - progress.initial;
  const share = (count: number) => ({ width: `${(count / all) * 100}%` });
  const counts = t("progressCounts", {
    track: track.name,
    done,
    total: progress.total,
    translated: progress.translated,
    reviewed: progress.reviewed,
    final: progress.final,
    needsWork: progress.needsWork,
    words: progress.words,
  });
  return (
    <div
      className={styles.line}
      role="progressbar"
      aria-label={t("progress")}
      aria-valuemin={0}
      aria-valuemax={progress.total}
      aria-valuenow={done}
      aria-valuetext={counts}
    >
      <span className={styles.final} style={share(progress.final)} />
      <span className={styles.reviewed} style={share(progress.reviewed)} />
      <span className={styles.translated} style={share(progress.translated)} />
      <span className={styles.counts} aria-hidden="true">
        {counts}
      </span>
    </div>
  );
}
