"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { useIsApple } from "@/components/workbench/use-media";
import {
  accept,
  acceptAll,
  type CutPlace,
  cutPlaces,
  type Edit,
  joinNext,
  leastSure,
  markAlone,
  moveUnit,
  nextDoubtful,
  splitAt,
  unlink,
} from "@/lib/alignment/core/edit-layout";
import type { Side } from "@/lib/alignment/core/layout";
import { commandOf, type RepairCommand } from "./repair-keys";
import type { Repair } from "./use-repair";

export type Stand = { readonly at: number; readonly side: Side };

/** Where a split may go, and which of these places is chosen. */
type Cutting = { readonly places: readonly CutPlace[]; readonly chosen: number };

export type Standing = {
  readonly stand: Stand;
  readonly setStand: (stand: Stand) => void;
  readonly cut: CutPlace | null;
  readonly run: (command: RepairCommand) => void;
  readonly press: (event: React.KeyboardEvent) => void;
  /** What came of the last command, for assistive technology. */
  readonly news: string;
};

/** Where the person stands in a layout, and what their keys do there. */
export function useRepairKeys(
  repair: Repair,
  texts: Readonly<Record<Side, readonly string[]>>,
  realign: () => void,
): Standing {
  const t = useTranslations("alignment");
  const isApple = useIsApple();
  const [stand, setPlace] = useState<Stand>({ at: 0, side: "target" });
  const [cutting, setCutting] = useState<Cutting | null>(null);
  const [news, setNews] = useState("");
  const { layout } = repair;
  const at = Math.min(stand.at, Math.max(0, layout.beads.length - 1));
  const { side } = stand;
  const go = (next: Partial<Stand>) => {
    setCutting(null);
    const place = { at, side, ...next };
    setPlace({ ...place, at: Math.max(0, Math.min(place.at, layout.beads.length - 1)) });
  };
  const goTo = (place: number | null) => {
    if (place === null) setNews(t("noneDoubtful"));
    else go({ at: place });
  };
  const edit = (command: RepairCommand, change: Edit, next: number = at) => {
    setCutting(null);
    const isDone = repair.edit(change);
    setNews(isDone ? t("done", { what: t(`commands.${command}`) }) : t("nothing"));
    if (isDone) setPlace({ at: Math.max(0, next), side });
  };
  const beginCut = () => {
    const places = cutPlaces(layout, texts[side], at, side);
    const begin = places.findIndex(({ unit, offset }) => offset === layout[side][unit]?.start);
    if (places.length === 0) setNews(t("nothing"));
    else {
      setCutting({ places, chosen: begin < 0 ? places.length >> 1 : begin });
      setNews(t("cutting"));
    }
  };
  const run = (command: RepairCommand) => {
    const commands: Record<RepairCommand, () => void> = {
      next: () => go({ at: at + 1 }),
      previous: () => go({ at: at - 1 }),
      toSource: () => go({ side: "source" }),
      toTarget: () => go({ side: "target" }),
      doubtful: () => goTo(nextDoubtful(layout, at)),
      leastSure: () => goTo(leastSure(layout)),
      accept: () => edit("accept", accept(at), at + 1),
      join: () => edit("join", joinNext(at)),
      split: beginCut,
      moveBefore: () => edit("moveBefore", moveUnit(at, side, "before")),
      moveAfter: () => edit("moveAfter", moveUnit(at, side, "after")),
      unlink: () => edit("unlink", unlink(at)),
      alone: () => edit("alone", markAlone(at)),
      undo: repair.undo,
      redo: repair.redo,
      acceptAll: () => edit("acceptAll", acceptAll),
      realign,
    };
    commands[command]();
  };
  const pressInCut = (event: React.KeyboardEvent, { places, chosen }: Cutting) => {
    const step = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    const place = places[chosen];
    if (step !== 0) setCutting({ places, chosen: Math.max(0, Math.min(places.length - 1, chosen + step)) });
    else if (event.key === "Enter" && place !== undefined) edit("split", splitAt(at, place));
    else if (event.key === "Escape") setCutting(null);
    else return;
    event.preventDefault();
  };
  const press = (event: React.KeyboardEvent) => {
    if (cutting !== null) {
      pressInCut(event, cutting);
      return;
    }
    const command = commandOf(event.nativeEvent, isApple);
    if (command === null) return;
    event.preventDefault();
    run(command);
  };
  return {
    stand: { at, side },
    setStand: (next) => {
      if (next.at !== at || next.side !== side) go(next);
    },
    cut: cutting?.places[cutting.chosen] ?? null,
    ...{ run, press, news },
  };
}
