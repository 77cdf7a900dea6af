"use client";

import { useEffect, useMemo, useState } from "react";
import { LinksBridge } from "@/components/alignment/links-bridge";
import { CollaborationProvider } from "@/components/collaboration/collaboration-provider";
import { AuthorshipLegend } from "@/components/compare/authorship-legend";
import { DiscussionBridge } from "@/components/discussion/discussion-bridge";
import { ChecksBridge } from "@/components/quality/checks-bridge";
import { TermsBridge } from "@/components/terms/terms-bridge";
import { api } from "@/components/ui/api";
import { loadLate } from "@/components/ui/late-code";
import { useLateCode } from "@/components/ui/use-late-code";
import { ChannelBridge } from "./channel-bridge";
import { ModelProvider, useModel } from "./context";
import { EmptyWorkbench } from "./empty-workbench";
import { FindBox } from "./find-box";
import { FootBar } from "./foot-bar";
import { GridView } from "./grid-view";
import { LiveRegion } from "./live-region";
import { loadLiveEditor } from "./load-live-editor";
import { createModel, type WorkbenchModel, type WorkbenchSeed } from "./model";
import { OpenDialog } from "./open-dialog";
import { PageView } from "./page-view";
import type { RowPage } from "./row-cache";
import { SelectionBar } from "./selection-bar";
import { useStore } from "./store";
import { TopBar } from "./top-bar";
import { TrackTabs } from "./track-chooser";
import { useAddress } from "./use-address";
import { useCommandKeys } from "./use-command-keys";
import { NARROW, useMedia } from "./use-media";
import styles from "./workbench.module.css";

/** The product's main screen. */
export function Workbench({ seed }: { seed: WorkbenchSeed }) {
  const [model] = useState(() => createModel(seed, fetchRowsOf(seed.document.id, seed.shown)));
  return (
    <ModelProvider model={model}>
      <CollaborationProvider userId={seed.person.id}>
        <ChannelBridge />
        <Screen />
      </CollaborationProvider>
    </ModelProvider>
  );
}

function fetchRowsOf(documentId: string, tracks: readonly string[]) {
  return (from: number, count: number): Promise<RowPage> => {
    const query = new URLSearchParams([
      ["cursor", String(from)],
      ["limit", String(count)],
      ...tracks.map((id) => ["track", id]),
    ]);
    return api<RowPage>(`/documents/${documentId}/rows?${query}`);
  };
}

function Screen() {
  const model = useModel();
  const isNarrow = useMedia(NARROW);
  const view = useStore(model.look, (look) => look.view);
  const panel = useStore(model.look, (look) => look.panel);
  const finding = useStore(model.find, (find) => find !== null);
  const reading = useStore(model.reading, (value) => value);
  const { active, visible, tracks } = useShownTracks(isNarrow);
  useCommandKeys();
  useAddress(model);
  useOwnTrack(model);
  useRowsOfShownTracks(model);
  useEffect(loadEditorOnIdle, []);

  return (
    <div
      className={styles.workbench}
      data-reading={reading.font}
      style={{ "--reading-scale": reading.size / 100 } as React.CSSProperties}
    >
      <TopBar isNarrow={isNarrow}>{isNarrow && <TrackTabs current={active?.id} />}</TopBar>
      <div className={styles.middle}>
        <main className={styles.main}>
          {finding && <FindBox />}
          {active === undefined && <EmptyWorkbench />}
          {view === "grid" ? (
            <GridView tracks={visible} isNarrow={isNarrow} />
          ) : (
            <PageView track={active} tracks={tracks} isNarrow={isNarrow} />
          )}
          <AuthorshipLegend />
          <FootBar />
        </main>
        {panel && <LatePanel isDrawer={isNarrow} />}
      </div>
      <SelectionBar />
      <DiscussionBridge />
      <TermsBridge />
      <ChecksBridge />
      <LinksBridge />
      <LiveRegion />
      <OpenDialog />
    </div>
  );
}

/**
 * The tracks shown, in the order chosen. The same list until something in it changes that columns show: progress,
 * which changes all the time, must not draw every row again.
 */
function useShownTracks(isNarrow: boolean) {
  const model = useModel();
  const key = useStore(model.tracks, (tracks) =>
    JSON.stringify(
      tracks.map(({ id, name, language, locked, speakers }) => [id, name, language, locked, speakers]),
    ),
  );
  const shown = useStore(model.look, (look) => look.shown);
  const current = useStore(model.cursor, (cursor) => cursor.column);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what matters of the tracks.
  const tracks = useMemo(() => {
    const all = model.tracks.get();
    return shown.flatMap((id) => all.filter((track) => track.id === id));
  }, [model, key, shown]);
  const active = tracks.find(({ id }) => id === current) ?? tracks[0];
  const visible = useMemo(
    () => (isNarrow && active !== undefined ? [active] : tracks),
    [isNarrow, active, tracks],
  );
  return { active, visible, tracks };
}

/** Remembers the track that a person last wrote in: what they adopt goes there. */
function useOwnTrack(model: WorkbenchModel): void {
  useEffect(
    () =>
      model.cursor.subscribe(() => {
        const { editing, column } = model.cursor.get();
        if (editing && column !== null) model.mine.set(column);
      }),
    [model],
  );
}

/** Other tracks shown: other rows asked for. */
function useRowsOfShownTracks(model: WorkbenchModel): void {
  useEffect(() => {
    let before = model.look.get().shown;
    return model.look.subscribe(() => {
      const { shown } = model.look.get();
      if (shown === before) return;
      before = shown;
      void model.rows.reload(fetchRowsOf(model.seed.document.id, shown));
    });
  }, [model]);
}

const loadPanel = () => import("./side-panel");

/** What stands beside the text may come after it. */
function LatePanel({ isDrawer }: { isDrawer: boolean }) {
  const code = useLateCode(loadPanel);
  return code && <code.SidePanel isDrawer={isDrawer} />;
}

function loadEditorOnIdle(): () => void {
  const leaving = new AbortController();
  const stop = onIdle(() => void loadLate(loadLiveEditor, leaving.signal));
  return () => {
    stop();
    leaving.abort();
  };
}

function onIdle(work: () => void): () => void {
  if (!("requestIdleCallback" in window)) {
    const timer = setTimeout(work, 800);
    return () => clearTimeout(timer);
  }
  const id = requestIdleCallback(work, { timeout: 3000 });
  return () => cancelIdleCallback(id);
}
