"use client";

import { useCallback } from "react";
import { useTranslations } from "use-intl";
import type { SaveState } from "@/lib/collaboration/core/save-state";

/** What a save state says, in the interface's language. */
export function useSaveWords(): (state: SaveState) => string {
  const t = useTranslations("collaboration.save");
  return useCallback(
    (state) => {
      if (state.kind === "refused") return t(`refused.${state.reason}`);
      return state.kind === "offline" ? t("offline", { edits: state.edits }) : t(state.kind);
    },
    [t],
  );
}
