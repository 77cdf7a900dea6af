"use client";

import dynamic from "next/dynamic";
import { useEffect, useMemo, useState } from "react";
import { LinksBridge } from "@/components/alignment/links-bridge";
import { CollaborationProvider } from "@/components/collaboration/collaboration-provider";
import { AuthorshipLegend } from "@/components/compare/authorship-legend";
import { DiscussionBridge } from "@/components/discussion/discussion-bridge";
import { ChecksBridge } from "@/components/quality/checks-bridge";
import { TermsBridge } from "@/components/terms/terms-bridge";
import { api } from "@/components/ui/api";
import { ChannelBridge } from "./channel-bridge";
import { ModelProvider, useModel } from "./context";
import { EmptyWorkbench } from "./empty-workbench";
import { FindBox } from "./find-box";
import { FootBar } from "./foot-bar";
import { GridView } from "./grid-view";
import { LiveRegion } from "./live-region";
import { loadLiveEditor } from "./load-live-editor";
import { createModel, type DialogName, type WorkbenchModel, type WorkbenchSeed } from "./model";
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

const SidePanel = dynamic(() => import("./side-panel").then((module) => module.SidePanel), { ssr: false });
const DIALOGS: Record<DialogName, React.ComponentType<{ onClose: () => void }>> = {
  palette: dynamic(() => import("./command-palette").then((module) => module.CommandPalette), { ssr: false }),
  shortcuts: dynamic(() => import("./shortcut-list").then((module) => module.ShortcutList), { ssr: false }),
  go: dynamic(() => import("./go-to-dialog").then((module) => module.GoToDialog), { ssr: false }),
  tracks: dynamic(() => import("./tracks-dialog").then((module) => module.TracksDialog), { ssr: false }),
  "propose-term": dynamic(
    () => import("@/components/terms/propose-dialog").then((module) => module.ProposeDialog),
    { ssr: false },
  ),
  "waive-term": dynamic(
    () => import("@/components/terms/waive-dialog").then((module) => module.WaiveDialog),
    {
      ssr: false,
    },
  ),
  "waive-finding": dynamic(
    () => import("@/components/quality/waive-finding-dialog").then((module) => module.WaiveFindingDialog),
    { ssr: false },
  ),
  "link-concept": dynamic(
    () => import("@/components/discussion/concept-dialog").then((module) => module.ConceptDialog),
    { ssr: false },
  ),
  assign: dynamic(
    () => import("@/components/review/assign-here-dialog").then((module) => module.AssignHereDialog),
    { ssr: false },
  ),
  "adopt-reason": dynamic(
    () => import("@/components/compare/adopt-reason-dialog").then((module) => module.AdoptReasonDialog),
    { ssr: false },
  ),
  split: dynamic(() => import("@/components/structure/split-dialog").then((module) => module.SplitDialog), {
    ssr: false,
  }),
  structure: dynamic(
    () => import("@/components/structure/changes-dialog").then((module) => module.ChangesDialog),
    { ssr: false },
  ),
  "edit-source": dynamic(
    () => import("@/components/source/edit-source-dialog").then((module) => module.EditSourceDialog),
    { ssr: false },
  ),
  "send-back": dynamic(() => import("./send-back-dialog").then((module) => module.SendBackDialog), {
    ssr: false,
  }),
};

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
      ["from", String(from)],
      ["count", String(count)],
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
  useEffect(() => onIdle(() => void loadLiveEditor()), []);

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
        {panel && <SidePanel isDrawer={isNarrow} />}
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

function onIdle(work: () => void): () => void {
  if (!("requestIdleCallback" in window)) {
    const timer = setTimeout(work, 800);
    return () => clearTimeout(timer);
  }
  const id = requestIdleCallback(work, { timeout: 3000 });
  return () => cancelIdleCallback(id);
}

function OpenDialog() {
  const model = useModel();
  const name = useStore(model.dialog, (dialog) => dialog);
  if (name === null) return null;
  const Shown = DIALOGS[name];
  return <Shown onClose={() => model.dialog.set((open) => (open === name ? null : open))} />;
}
