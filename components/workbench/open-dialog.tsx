"use client";

import { type ComponentType, useEffect, useState } from "react";
import { useModel, useVoice } from "./context";
import type { DialogName } from "./model";
import { useStore } from "./store";

type Dialog = ComponentType<{ onClose: () => void }>;

/** Each comes when it is opened. */
const LOAD: Readonly<Record<DialogName, () => Promise<Dialog>>> = {
  palette: async () => (await import("./command-palette")).CommandPalette,
  shortcuts: async () => (await import("./shortcut-list")).ShortcutList,
  go: async () => (await import("./go-to-dialog")).GoToDialog,
  tracks: async () => (await import("./tracks-dialog")).TracksDialog,
  "send-back": async () => (await import("./send-back-dialog")).SendBackDialog,
  "propose-term": async () => (await import("@/components/terms/propose-dialog")).ProposeDialog,
  "waive-term": async () => (await import("@/components/terms/waive-dialog")).WaiveDialog,
  "waive-finding": async () => (await import("@/components/quality/waive-finding-dialog")).WaiveFindingDialog,
  "link-concept": async () => (await import("@/components/discussion/concept-dialog")).ConceptDialog,
  assign: async () => (await import("@/components/review/assign-here-dialog")).AssignHereDialog,
  "adopt-reason": async () => (await import("@/components/compare/adopt-reason-dialog")).AdoptReasonDialog,
  split: async () => (await import("@/components/structure/split-dialog")).SplitDialog,
  structure: async () => (await import("@/components/structure/changes-dialog")).ChangesDialog,
  "edit-source": async () => (await import("@/components/source/edit-source-dialog")).EditSourceDialog,
};

/** The dialog that is open. One whose code does not come says so, and the text stays in sight. */
export function OpenDialog() {
  const model = useModel();
  const voice = useVoice();
  const name = useStore(model.dialog, (dialog) => dialog);
  const [loaded, setLoaded] = useState<{ readonly name: DialogName; readonly Dialog: Dialog } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: how things are said is no reason to load again.
  useEffect(() => {
    if (name === null) return;
    let left = false;
    const close = () => model.dialog.set((open) => (open === name ? null : open));
    LOAD[name]().then(
      (Dialog) => {
        if (!left) setLoaded({ name, Dialog });
      },
      () => {
        if (left) return;
        close();
        voice.toast(voice.t("toasts.needsConnection"));
      },
    );
    return () => {
      left = true;
    };
  }, [model, name]);
  if (name === null || loaded?.name !== name) return null;
  return <loaded.Dialog onClose={() => model.dialog.set((open) => (open === name ? null : open))} />;
}
