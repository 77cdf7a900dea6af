"use client";

import { useFormatter, useTranslations } from "use-intl";
import { CoveringAssignments } from "@/components/review/covering-assignments";
import { TimeText } from "@/components/ui/time-text";
import { nameOfSpeaker } from "@/lib/renderings/core/speaker-names";
import type { TrackView } from "@/lib/renderings/server/schema";
import { countText, countWords } from "@/lib/text/core/counts";
import { useModel, useRow } from "./context";
import type { RenderingView, Row } from "./row";
import styles from "./side-panel.module.css";
import { markOf, StateMark } from "./state-mark";
import { useStore } from "./store";
import { useMemberName } from "./use-member-name";

/** State, length and origin of the paragraph where one stands. */
export function DetailsTab() {
  const t = useTranslations("workbench.details");
  const model = useModel();
  const index = useStore(model.cursor, (cursor) => cursor.index);
  const column = useStore(model.cursor, (cursor) => cursor.column);
  const row = useRow(index);
  const track = useStore(model.tracks, (tracks) => tracks.find(({ id }) => id === column));
  if (row === undefined) return <p className={styles.nothing}>{t("nothing")}</p>;
  const rendering = column === null ? undefined : row.renderings[column];
  return (
    <>
      {rendering !== undefined && track !== undefined && (
        <>
          <Rendering row={row} rendering={rendering} track={track} />
          <CoveringAssignments trackId={track.id} number={row.index + 1} />
        </>
      )}
      <Source row={row} />
      <About />
    </>
  );
}

type RenderingProps = { row: Row; rendering: RenderingView; track: TrackView };

function Rendering({ row, rendering, track }: RenderingProps) {
  const t = useTranslations("workbench.details");
  const format = useFormatter();
  const model = useModel();
  const name = useMemberName(rendering.updatedById);
  const isConfirming = useStore(model.confirming, (all) => all.has(rendering.id));
  const speaker = nameOfSpeaker(track.speakers, row.paragraph.speaker);
  return (
    <section className={styles.section}>
      <h2>{track.name}</h2>
      <dl className={styles.facts}>
        <Fact name={t("state")}>
          <StateMark kind={markOf(rendering, isConfirming)} label />
        </Fact>
        {speaker !== null && <Fact name={t("speaker")}>{speaker}</Fact>}
        <Fact name={t("words")}>{format.number(countWords(rendering.text))}</Fact>
        <Fact name={t("letters")}>{format.number([...rendering.text].length)}</Fact>
        {rendering.text !== "" && (
          <Fact name={t("changed")}>
            <TimeText value={rendering.updatedAt} />
            {name !== undefined && ` · ${name}`}
          </Fact>
        )}
        {track.attribution !== "" && <Fact name={t("attribution")}>{track.attribution}</Fact>}
        {track.citation !== "" && <Fact name={t("citation")}>{track.citation}</Fact>}
      </dl>
    </section>
  );
}

function Source({ row }: { row: Row }) {
  const { paragraph } = row;
  const t = useTranslations("workbench.details");
  const kinds = useTranslations("workbench");
  const format = useFormatter();
  const counts = countText(paragraph.text);
  return (
    <section className={styles.section}>
      <h2>{t("source")}</h2>
      <dl className={styles.facts}>
        <Fact name={t("paragraph")}>
          {format.number(row.index + 1)} · {kinds(`kinds.${paragraph.kind}`)}
        </Fact>
        {paragraph.speaker !== null && (
          <Fact name={t("speaker")}>
            {paragraph.speaker}
            {paragraph.turn !== null && ` · ${kinds(`turns.${paragraph.turn}`)}`}
          </Fact>
        )}
        <Fact name={t("characters")}>{format.number(counts.characters)}</Fact>
        <Fact name={t("hanCharacters")}>{format.number(counts.hanCharacters)}</Fact>
      </dl>
    </section>
  );
}

function About() {
  const t = useTranslations("workbench.details");
  const format = useFormatter();
  const { document } = useModel().seed;
  return (
    <section className={styles.section}>
      <h2>{t("document")}</h2>
      <dl className={styles.facts}>
        <Fact name={t("title")}>{document.title}</Fact>
        {document.date !== null && (
          <Fact name={t("date")}>
            {format.dateTime(new Date(document.date), { dateStyle: "long", timeZone: "UTC" })}
          </Fact>
        )}
        {document.occasion !== "" && <Fact name={t("occasion")}>{document.occasion}</Fact>}
        {document.citation !== "" && <Fact name={t("citation")}>{document.citation}</Fact>}
      </dl>
    </section>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
