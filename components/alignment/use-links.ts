"use client";

import { useEffect } from "react";
import { useModel } from "@/components/workbench/context";
import type { Row } from "@/components/workbench/row";
import { useStore } from "@/components/workbench/store";

/** Keeps a row's sentence links up to date, as long as it is on screen. */
export function useLinks(row: Row): void {
  const { links, look } = useModel();
  const { id } = row.paragraph;
  const shown = useStore(look, (value) => value.shown.join());
  const revisions = [row.paragraph, ...Object.values(row.renderings)].map(({ revision }) => revision).join();
  useEffect(() => links.watch(id), [links, id]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other revisions, and other tracks, are the reason to look again.
  useEffect(() => links.refresh(id), [links, id, revisions, shown]);
}
