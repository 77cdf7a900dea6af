"use client";

import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from "react";
import { Dialog } from "./dialog";
import styles from "./palette.module.css";

type PaletteProps<Item> = {
  title: string;
  /** What is to be typed; shown in the empty field. */
  hint: string;
  query: string;
  onQuery: (query: string) => void;
  /** What is offered now, the best first. */
  items: readonly Item[];
  keyOf: (item: Item) => string;
  /** What a run of items is, shown above its first; items of one run follow each other. */
  groupOf?: (item: Item) => string;
  /** One item's line. */
  children: (item: Item) => ReactNode;
  onChoose: (item: Item) => void;
  onClose: () => void;
  /** What is said when nothing is offered. */
  nothing: ReactNode;
};

/** A field over a list: what is typed narrows it, arrows and Enter choose. Keys of an input method are left to it. */
export function Palette<Item>(props: PaletteProps<Item>) {
  const { title, hint, query, onQuery, items, keyOf, groupOf, children, onChoose, onClose, nothing } = props;
  const id = useId();
  const isComposing = useRef(false);
  const [at, setAt] = useState(0);
  const chosen = items[Math.min(at, items.length - 1)];
  const optionId = (item: Item) => `${id}-${keyOf(item)}`;
  const press = (event: KeyboardEvent) => {
    if (isComposing.current || event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && chosen !== undefined) {
      event.preventDefault();
      const next = (items.indexOf(chosen) + step + items.length) % items.length;
      setAt(next);
      const item = items[next];
      if (item !== undefined) document.getElementById(optionId(item))?.scrollIntoView({ block: "nearest" });
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (chosen !== undefined) onChoose(chosen);
    }
  };
  const option = (item: Item) => (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the input's, which has the focus.
    // biome-ignore lint/a11y/useFocusableInteractive: as above.
    <div
      key={keyOf(item)}
      id={optionId(item)}
      role="option"
      aria-selected={item === chosen}
      className={styles.option}
      onMouseMove={() => setAt(items.indexOf(item))}
      onClick={() => onChoose(item)}
    >
      {children(item)}
    </div>
  );
  return (
    <Dialog open onClose={onClose} title={title} shape="palette">
      <input
        className={styles.input}
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={chosen === undefined ? undefined : optionId(chosen)}
        aria-label={hint}
        placeholder={hint}
        data-autofocus
        value={query}
        onChange={(event) => {
          onQuery(event.target.value);
          setAt(0);
        }}
        onCompositionStart={() => {
          isComposing.current = true;
        }}
        onCompositionEnd={() => {
          isComposing.current = false;
        }}
        onKeyDown={press}
      />
      <div id={id} role="listbox" aria-label={title} className={styles.list}>
        {runsOf(items, groupOf).map(({ group, run }) =>
          group === null ? (
            run.map(option)
          ) : (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is of forms; in a list of options this is a group.
            <div key={group} role="group" aria-label={group}>
              <p aria-hidden="true" className={styles.group}>
                {group}
              </p>
              {run.map(option)}
            </div>
          ),
        )}
        {items.length === 0 && <p className={styles.none}>{nothing}</p>}
      </div>
    </Dialog>
  );
}

type Run<Item> = { readonly group: string | null; readonly run: readonly Item[] };

/** Items that follow each other and are of one group; without groups, all in one. */
function runsOf<Item>(
  items: readonly Item[],
  groupOf: ((item: Item) => string) | undefined,
): readonly Run<Item>[] {
  const runs: { group: string | null; run: Item[] }[] = [];
  for (const item of items) {
    const group = groupOf?.(item) ?? null;
    const last = runs.at(-1);
    if (last !== undefined && last.group === group) last.run.push(item);
    else runs.push({ group, run: [item] });
  }
  return runs;
}
