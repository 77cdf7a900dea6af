"use client";

import { useCallback, useEffect, useMemo, useRef } from "react";
import { COMMANDS, type Command, type CommandId } from "./commands";
import { useModel, useVoice } from "./context";
import { findCommand, type KeyPlace } from "./find-command";
import { keysOf } from "./key-choice";
import { createCompositionGuard, showKeys } from "./shortcuts";
import { useStore } from "./store";
import { useGo } from "./use-go";
import { useIsApple } from "./use-media";

/** Runs a command with all it needs. */
export function useRunCommand(): (command: Command) => void {
  const model = useModel();
  const voice = useVoice();
  const go = useGo();
  return useCallback((command) => command.run(model, voice, go), [model, voice, go]);
}

/**
 * Listens for the keys of all commands, before the editor does. Keys that belong to an input method are left alone:
 * the Enter that chooses a candidate must never confirm a paragraph.
 */
export function useCommandKeys(): void {
  const model = useModel();
  const run = useRunCommand();
  const isApple = useIsApple();
  const latest = useRef({ run, isApple });
  latest.current = { run, isApple };

  useEffect(() => {
    const guard = createCompositionGuard();
    const start = () => guard.start();
    const end = () => guard.end(performance.now());
    const press = (event: KeyboardEvent) => {
      if (guard.owns(event, performance.now()) || event.defaultPrevented) return;
      const place = placeOf(event.target);
      if (place === null) return;
      const command = findCommand(event, place, model, latest.current.isApple);
      if (command === null) return;
      event.preventDefault();
      event.stopPropagation();
      latest.current.run(command);
    };
    window.addEventListener("compositionstart", start, true);
    window.addEventListener("compositionend", end, true);
    window.addEventListener("keydown", press, true);
    return () => {
      window.removeEventListener("compositionstart", start, true);
      window.removeEventListener("compositionend", end, true);
      window.removeEventListener("keydown", press, true);
    };
  }, [model]);
}

/** Null where another surface has the keys: an open dialog or menu. */
function placeOf(target: EventTarget | null): KeyPlace | null {
  if (document.querySelector("dialog[open]") !== null) return null;
  if (!(target instanceof HTMLElement)) return "elsewhere";
  if (target.closest("[popover]") !== null) return null;
  if (target.isContentEditable) return "editor";
  if (target.matches("input, textarea, select")) return "field";
  // A cell that was scrolled out of sight leaves the focus to the body.
  return target.matches("[data-cell], [data-workbench-scroller], body") ? "cell" : "elsewhere";
}

/** The first keys of each command, as this keyboard shows them. */
export function useCommandHints(): Readonly<Partial<Record<CommandId, string>>> {
  const isApple = useIsApple();
  const choice = useStore(useModel().keys, (keys) => keys);
  return useMemo(
    () =>
      Object.fromEntries(
        COMMANDS.flatMap((command) => {
          const [first] = keysOf(command, choice);
          return first === undefined ? [] : [[command.id, showKeys(first, isApple)]];
        }),
      ),
    [isApple, choice],
  );
}
