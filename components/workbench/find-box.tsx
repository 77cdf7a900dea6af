"use client";

import { ChevronDown, ChevronUp, X } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/button";
import { findRow } from "./actions";
import { useModel, useVoice } from "./context";
import styles from "./find-box.module.css";
import { moveTo } from "./move";
import { useStore } from "./store";

/** Finds in the whole document, also in what is not on screen: the server looks, the rows show. */
export function FindBox() {
  const t = useTranslations("workbench");
  const model = useModel();
  const voice = useVoice();
  const input = useRef<HTMLInputElement>(null);
  const query = useStore(model.find, (find) => find ?? "");
  const [nothing, setNothing] = useState(false);
  useEffect(() => input.current?.select(), []);

  const close = () => {
    model.find.set(null);
    const { index } = model.cursor.get();
    moveTo(model, { index, edit: false });
  };
  const go = async (direction: 1 | -1) => {
    if (query.trim() === "") return;
    const { index } = model.cursor.get();
    try {
      const found = await findRow(model, {
        q: query.trim(),
        after: index,
        direction: direction === 1 ? "next" : "previous",
      });
      setNothing(found === null);
      if (found === null) return;
      // The box keeps the focus, to find on: a cell that never answered an earlier move must not take it now.
      model.answered.focus = model.cursor.get().focus;
      model.cursor.set((cursor) => ({ ...cursor, index: found, editing: false, caret: "end" }));
      model.view.scrollTo(found, "center");
    } catch (error) {
      voice.toast(voice.problem(error), { tone: "error" });
    }
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    if (event.key === "Enter") {
      event.preventDefault();
      void go(event.shiftKey ? -1 : 1);
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
          model.find.set(event.target.value);
          setNothing(false);
        }}
        onKeyDown={press}
      />
      <output className={styles.result}>{nothing ? t("findNothing") : ""}</output>
      <IconButton size="small" label={t("findPrevious")} icon={<ChevronUp />} onClick={() => void go(-1)} />
      <IconButton size="small" label={t("findNext")} icon={<ChevronDown />} onClick={() => void go(1)} />
      <IconButton size="small" label={t("findClose")} icon={<X />} onClick={close} />
    </search>
  );
}
