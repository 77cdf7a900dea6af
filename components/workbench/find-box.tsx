"use client";

import { ChevronDown, ChevronUp, X } from "lucide-react";
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/button";
import { findRow } from "./actions";
import { useModel, useVoice } from "./context";
import styles from "./find-box.module.css";
import { moveTo } from "./move";
import { useStore } from "./store";

/** How long typing rests before what is typed is looked for, in milliseconds. */
const REST = 250;

/** Finds in the whole document as one types, also in what is not on screen: the server looks, the rows show. */
export function FindBox() {
  const t = useTranslations("workbench");
  const model = useModel();
  const voice = useVoice();
  const input = useRef<HTMLInputElement>(null);
  const query = useStore(model.find, (find) => find ?? "");
  const [nothing, setNothing] = useState(false);
  useEffect(() => input.current?.select(), []);

  const look = useCallback(
    async (words: string, after: number, direction: "next" | "previous") => {
      const q = words.trim();
      if (q === "") return;
      try {
        const found = await findRow(model, { q, after, direction });
        // An answer to what is not asked any more.
        if (model.find.get()?.trim() !== q) return;
        setNothing(found === null);
        if (found === null) return;
        // The box keeps the focus, to find on: a cell that never answered an earlier move must not take it now.
        model.answered.focus = model.cursor.get().focus;
        model.cursor.set((cursor) => ({ ...cursor, index: found, editing: false, caret: "end" }));
        model.view.scrollTo(found, "center");
      } catch (error) {
        voice.toast(voice.problem(error), { tone: "error" });
      }
    },
    [model, voice],
  );

  // From the row where the search began, this row included: with every letter one stands at the first that still fits.
  const start = useRef(0);
  const typed = useRef(false);
  useEffect(() => {
    if (!typed.current) return;
    const timer = setTimeout(() => {
      typed.current = false;
      void look(query, start.current - 1, "next");
    }, REST);
    return () => clearTimeout(timer);
  }, [query, look]);

  const close = () => {
    model.find.set(null);
    const { index } = model.cursor.get();
    moveTo(model, { index, edit: false });
  };
  const go = (direction: "next" | "previous") => {
    // Enter right after the last letter asks for the first that fits, not for the one after it.
    const isFirst = typed.current;
    typed.current = false;
    void look(query, isFirst ? start.current - 1 : model.cursor.get().index, direction);
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter") {
      event.preventDefault();
      go(event.shiftKey ? "previous" : "next");
    } else if (event.key === "Escape") {
      event.preventDefault();
      close();
    }
  };
  return (
    <search className={styles.box}>
      <input
        ref={input}
        type="search"
        className={styles.input}
        aria-label={t("commands.find")}
        placeholder={t("findHint")}
        // biome-ignore lint/a11y/noAutofocus: the box opens to be typed into.
        autoFocus
        value={query}
        onChange={(event) => {
          // Letters that an input method is still at are not what is meant.
          typed.current = !(event.nativeEvent as InputEvent).isComposing;
          model.find.set(event.target.value);
          setNothing(false);
        }}
        onFocus={() => {
          start.current = model.cursor.get().index;
        }}
        onCompositionEnd={(event) => void look(event.currentTarget.value, start.current - 1, "next")}
        onKeyDown={press}
      />
      <output className={styles.result}>{nothing ? t("findNothing") : ""}</output>
      <IconButton
        size="small"
        label={t("findPrevious")}
        icon={<ChevronUp />}
        onClick={() => go("previous")}
      />
      <IconButton size="small" label={t("findNext")} icon={<ChevronDown />} onClick={() => go("next")} />
      <IconButton size="small" label={t("findClose")} icon={<X />} onClick={close} />
    </search>
  );
}
