// biome-ignore-all lint/a11y/noStaticElementInteractions: its role is a gridcell's or a group's, by where it stands.
// biome-ignore-all lint/a11y/useAriaPropsSupportedByRole: as above.
"use client";

import { memo, type ReactNode, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { useConfirmedText } from "@/components/review/use-changes";
import { TextDifference } from "@/components/ui/text-difference";
import { useModel } from "./context";
import { EditingCell } from "./editing-cell";
import { findBarrier } from "./model";
import { moveTo } from "./move";
import type { ParagraphView, RenderingView } from "./row";
import { StaticText } from "./static-text";
import { useStore } from "./store";
import styles from "./text.module.css";
import { useTextLayers } from "./use-text-layers";

type CellProps = {
  index: number;
  /** A track's id; null for the source. */
  column: string | null;
  className: string | undefined;
  lang: string;
  label: string;
  /** The grid's columns count from 1; the page view has none. */
  columnIndex?: number;
  children: ReactNode;
};

/** A cell that can be stood on: takes the focus when the cursor comes. */
export function Cell({ index, column, className, lang, label, columnIndex, children }: CellProps) {
  const model = useModel();
  const element = useRef<HTMLDivElement>(null);
  const isHere = useStore(model.cursor, (cursor) => cursor.index === index && cursor.column === column);
  const focus = useStore(model.cursor, (cursor) =>
    cursor.index === index && cursor.column === column && !cursor.editing ? cursor.focus : 0,
  );
  useEffect(() => {
    if (focus === 0 || model.answered.focus >= focus) return;
    model.answered.focus = focus;
    element.current?.focus({ preventScroll: true });
  }, [model, focus]);
  return (
    <div
      ref={element}
      {...(columnIndex === undefined
        ? { role: "group" }
        : { role: "gridcell", "aria-colindex": columnIndex })}
      className={className}
      lang={lang}
      aria-label={columnIndex === undefined ? label : undefined}
      tabIndex={isHere ? 0 : -1}
      data-cell={column ?? "source"}
      data-here={isHere || undefined}
      onFocus={(event) => {
        if (event.target !== event.currentTarget || isHere) return;
        moveTo(model, { index, column, edit: false, isClick: true });
      }}
    >
      {children}
    </div>
  );
}

type RenderingTextProps = {
  index: number;
  trackId: string;
  lang: string;
  paragraph: ParagraphView;
  rendering: RenderingView;
  trackName: string;
};

/** A rendering's text: live where the person edits, still everywhere else. */
export const RenderingText = memo(function RenderingText({
  index,
  trackId,
  lang,
  paragraph,
  rendering,
  trackName,
}: RenderingTextProps) {
  const t = useTranslations("workbench");
  const model = useModel();
  const isEditing = useStore(
    model.cursor,
    (cursor) => cursor.editing && cursor.index === index && cursor.column === trackId,
  );
  const layers = useTextLayers(rendering.id, rendering.text);
  const confirmed = useConfirmedText(paragraph.id, rendering);
  const isHere = useStore(model.cursor, (cursor) => cursor.index === index && cursor.column === trackId);
  // Locking a track shows at once, also in cells whose text stays the same.
  useStore(model.tracks, (tracks) => tracks.find(({ id }) => id === trackId)?.locked);
  const barrier = findBarrier(model, trackId, rendering.state);
  if (isEditing && barrier === null) {
    return (
      <EditingCell
        key={rendering.id}
        index={index}
        rendering={rendering}
        layers={layers}
        trackId={trackId}
        paragraphId={paragraph.id}
        lang={lang}
        label={t("editorLabel", { track: trackName, number: index + 1 })}
      />
    );
  }
  if (confirmed !== null) {
    return (
      <p className={styles.text} data-text>
        <TextDifference before={confirmed} after={rendering.text} />
      </p>
    );
  }
  const placeholder = isHere && barrier === null ? t("emptyHere") : "·";
  return (
    <StaticText text={rendering.text} marks={rendering.marks} layers={layers} placeholder={placeholder} />
  );
});
