"use client";

import { useEffect, useLayoutEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/button";
import { can } from "@/lib/accounts/core/rights";
import { useModel, useVoice } from "./context";
import { readSelection, type TextSelection } from "./selection";
import { SELECTION_ACTIONS, type SelectionAction } from "./selection-actions";
import styles from "./selection-bar.module.css";
import { useStore } from "./store";

/** Between the last change of a selection and the bar. */
const AFTER_MS = 180;
const GAP = 8;

/** What can be done with the words that are selected: a small bar beneath them. The same is in the palette and on keys. */
export function SelectionBar() {
  const model = useModel();
  const selection = useStore(model.selection, (value) => value);
  useSelection();
  if (selection === null || !can(model.seed.role, "translate")) return null;
  return <Bar selection={selection} />;
}

/** Keeps what is selected, and keeps it also while a dialog or the panel has the focus. */
function useSelection(): void {
  const model = useModel();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isPointing = false;
    const read = () => {
      if (isPointing || isElsewhere()) return;
      model.selection.set(readSelection(model));
    };
    const later = () => {
      clearTimeout(timer);
      timer = setTimeout(read, AFTER_MS);
    };
    const press = (event: PointerEvent) => {
      isPointing = (event.target as Element).closest("[data-cell]") !== null;
      if (isPointing) model.selection.set(null);
    };
    const release = () => {
      isPointing = false;
      later();
    };
    document.addEventListener("selectionchange", later);
    document.addEventListener("pointerdown", press);
    document.addEventListener("pointerup", release);
    document.addEventListener("pointercancel", release);
    // Words may have been selected before the page's script ran.
    later();
    return () => {
      clearTimeout(timer);
      document.removeEventListener("selectionchange", later);
      document.removeEventListener("pointerdown", press);
      document.removeEventListener("pointerup", release);
      document.removeEventListener("pointercancel", release);
    };
  }, [model]);
}

/** Whether the focus is where a selection in a cell is of no concern: a form, a dialog, a menu, the panel. */
function isElsewhere(): boolean {
  const element = document.activeElement;
  return (
    element !== null &&
    element.closest("dialog, aside, [popover], input, textarea, [data-selection-bar]") !== null
  );
}

function Bar({ selection }: { selection: TextSelection }) {
  const t = useTranslations();
  const model = useModel();
  const bar = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = () => placeBar(bar.current);
    place();
    window.addEventListener("scroll", place, true);
    window.addEventListener("resize", place);
    return () => {
      window.removeEventListener("scroll", place, true);
      window.removeEventListener("resize", place);
    };
  });
  return (
    <div
      ref={bar}
      className={styles.bar}
      role="toolbar"
      aria-label={t("workbench.selectionBar")}
      data-selection-bar
      // A press must not take the selection away.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
    >
      {SELECTION_ACTIONS.filter((action) => action.when(model, selection)).map((action) => (
        <Action key={action.id} action={action} selection={selection} />
      ))}
    </div>
  );
}

function Action({ action, selection }: { action: SelectionAction; selection: TextSelection }) {
  const t = useTranslations();
  const model = useModel();
  const voice = useVoice();
  if ("Control" in action) return <action.Control selection={selection} />;
  const Icon = action.icon;
  return (
    <IconButton
      size="small"
      label={t(action.name)}
      icon={<Icon />}
      onClick={() => action.run(model, voice, selection)}
    />
  );
}

/** Beneath the selected words, or above them where there is no room; always on screen. */
function placeBar(bar: HTMLElement | null): void {
  const selection = document.getSelection();
  if (bar === null || selection === null || selection.rangeCount === 0) return;
  const words = selection.getRangeAt(0).getBoundingClientRect();
  if (words.width === 0 && words.height === 0) return;
  const { offsetWidth: width, offsetHeight: height } = bar;
  const isBelow = words.bottom + GAP + height <= window.innerHeight;
  const top = isBelow ? words.bottom + GAP : words.top - GAP - height;
  const left = words.left + words.width / 2 - width / 2;
  bar.style.top = `${Math.max(GAP, Math.min(top, window.innerHeight - height - GAP))}px`;
  bar.style.left = `${Math.max(GAP, Math.min(left, window.innerWidth - width - GAP))}px`;
}
