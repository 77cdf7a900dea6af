"use client";

import { Check, FileDiff, FilePenLine } from "lucide-react";
import { useTranslations } from "use-intl";
import { showChanges } from "@/components/review/show-changes";
import { IconButton } from "@/components/ui/button";
import { useModel, useVoice } from "@/components/workbench/context";
import type { RenderingView } from "@/components/workbench/row";
import { isSourceChanged } from "@/components/workbench/still-right";
import { useStore } from "@/components/workbench/store";
import styles from "./source.module.css";
import { stillRightHere, toStillRight } from "./source-actions";

type SourceChangedProps = { index: number; trackId: string; rendering: RenderingView };

/** Says beside a text that its source changed since it was right, with what can be done about it where one stands. */
export function SourceChanged({ index, trackId, rendering }: SourceChangedProps) {
  const t = useTranslations("source");
  const model = useModel();
  const voice = useVoice();
  const isHere = useStore(model.cursor, (cursor) => cursor.index === index && cursor.column === trackId);
  const shown = useStore(model.changes.shown, (value) => value);
  if (!isSourceChanged(rendering)) return null;
  const may = toStillRight(model, trackId, rendering);
  return (
    <span className={styles.changed} data-source-changed>
      <FilePenLine aria-hidden="true" />
      <span>{t("changed")}</span>
      {isHere && (
        // biome-ignore lint/a11y/noStaticElementInteractions: a press on its buttons leaves the caret where it is.
        <span className={styles.actions} onMouseDown={(event) => event.preventDefault()}>
          <IconButton
            size="small"
            label={t(shown ? "hideChanges" : "showChanges")}
            icon={<FileDiff />}
            aria-pressed={shown}
            onClick={() => showChanges(model, voice)}
          />
          {may && (
            <IconButton
              size="small"
              label={t("stillRight")}
              icon={<Check />}
              onClick={() => void stillRightHere(model, voice)}
            />
          )}
        </span>
      )}
    </span>
  );
}
