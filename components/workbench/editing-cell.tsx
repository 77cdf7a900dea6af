"use client";

import { useEffect, useLayoutEffect, useRef } from "react";
import { useLocale, useTranslations } from "use-intl";
import {
  type RenderingSessionView,
  useRenderingSession,
  useWarmRenderings,
} from "@/components/collaboration/use-rendering-session";
import { Button } from "@/components/ui/button";
import { useLateCode } from "@/components/ui/use-late-code";
import type { TextLayer } from "@/lib/text/core/layers";
import { useModel, useRow } from "./context";
import { loadedLiveEditor, loadLiveEditor } from "./load-live-editor";
import type { RenderingView } from "./row";
import { StaticText } from "./static-text";
import { useStore } from "./store";
import styles from "./text.module.css";

type EditingCellProps = {
  index: number;
  rendering: RenderingView;
  layers: readonly TextLayer[];
  trackId: string;
  paragraphId: string;
  lang: string;
  label: string;
};

/** The cell being edited: still until the live text is here, then alive, and nobody should see the difference. */
export function EditingCell(props: EditingCellProps) {
  const { index, rendering, layers, trackId, paragraphId, lang, label } = props;
  const root = useRef<HTMLDivElement>(null);
  const session = useRenderingSession(
    { id: rendering.id, generation: rendering.generation },
    { active: true },
  );
  const LiveEditor = useLiveEditor();
  const isReady = session.editing !== null && LiveEditor !== null;
  const isOffline = useStore(useModel().save, ({ kind }) => kind === "offline");
  const isOutOfReach = !isReady && isOffline;
  const takeEarlyKeys = useEarlyKeys(isReady || isOutOfReach);
  useNeighbours(index, trackId);

  useLayoutEffect(() => {
    if (!isReady) root.current?.closest<HTMLElement>("[data-cell]")?.focus({ preventScroll: true });
  }, [isReady]);

  return (
    <div ref={root}>
      {session.editing === null || LiveEditor === null ? (
        <StaticText text={rendering.text} marks={rendering.marks} layers={layers} />
      ) : (
        <LiveEditor
          editing={session.editing}
          canEdit={session.canEdit}
          whenSaved={session.whenSaved}
          renderingId={rendering.id}
          trackId={trackId}
          paragraphId={paragraphId}
          index={index}
          hold={session.hold}
          lang={lang}
          label={label}
          seen={rendering.text}
          layers={layers}
          takeEarlyKeys={takeEarlyKeys}
        />
      )}
      {isOutOfReach && <OutOfReach />}
      {session.unsentText !== null && <Unsent text={session.unsentText} discard={session.discard} />}
    </div>
  );
}

function useLiveEditor() {
  return useLateCode(loadLiveEditor, loadedLiveEditor)?.LiveEditor ?? null;
}

/** Going on must land in a live editor at once: the rows before and after are opened along with this one. */
function useNeighbours(index: number, trackId: string): void {
  const neighbours = [useRow(index - 1), useRow(index + 1)].flatMap((row) => {
    const rendering = row?.renderings[trackId];
    return rendering === undefined ? [] : [{ id: rendering.id, generation: rendering.generation }];
  });
  useWarmRenderings(neighbours);
}

/** Letters typed between the click and the open text are kept for it, unless nobody knows when that will be. */
function useEarlyKeys(isReady: boolean): () => string {
  const typed = useRef("");
  useEffect(() => {
    if (isReady) return;
    const press = (event: KeyboardEvent) => {
      const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing;
      if (!isPlain || [...event.key].length !== 1 || event.keyCode === 229) return;
      event.preventDefault();
      typed.current += event.key;
    };
    window.addEventListener("keydown", press);
    return () => window.removeEventListener("keydown", press);
  }, [isReady]);
  return () => {
    const text = typed.current;
    typed.current = "";
    return text;
  };
}

/** Typing would show nothing, and could be lost: that is said instead. */
function OutOfReach() {
  const t = useTranslations("collaboration");
  return (
    <p className={styles.outOfReach} role="status" lang={useLocale()}>
      {t("cannotOpen")}
    </p>
  );
}

/** Text that the server will not take: it is offered before it is given up. */
function Unsent({ text, discard }: { text: string; discard: RenderingSessionView["discard"] }) {
  const t = useTranslations("collaboration");
  return (
    <div className={styles.unsent} role="alert" lang={useLocale()}>
      <p>{t("unsent")}</p>
      <div>
        <Button size="small" onClick={() => void navigator.clipboard.writeText(text)}>
          {t("copy")}
        </Button>
        <Button size="small" variant="danger" onClick={discard}>
          {t("discard")}
        </Button>
      </div>
    </div>
  );
}
