"use client";

import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Dialog } from "@/components/ui/dialog";
import styles from "./command-palette.module.css";
import { COMMANDS, type Command } from "./commands";
import { useModel } from "./context";
import { useCommandHints, useRunCommand } from "./use-command-keys";

/** Everything that can be done here now, by name. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const t = useTranslations("workbench");
  const id = useId();
  const model = useModel();
  const run = useRunCommand();
  const hints = useCommandHints();
  const isComposing = useRef(false);
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const offered = useMemo(
    () =>
      COMMANDS.filter(
        (command) => command.isKeyOnly !== true && command.id !== "palette" && command.when(model),
      ),
    [model],
  );
  const words = query.toLowerCase().split(/\s+/);
  const found = offered.filter((command) => {
    const label = t(`commands.${command.id}`).toLowerCase();
    return words.every((word) => label.includes(word));
  });
  const chosen = Math.min(at, found.length - 1);
  const choose = (command: Command | undefined) => {
    if (command === undefined) return;
    onClose();
    // After the dialog has given the focus back, so that the command finds it where it was.
    requestAnimationFrame(() => run(command));
  };
  const press = (event: KeyboardEvent) => {
    if (isComposing.current || event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setAt((chosen + step + found.length) % found.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose(found[chosen]);
    }
  };
  return (
    <Dialog open onClose={onClose} title={t("commands.palette")} shape="palette">
      <input
        className={styles.input}
        role="combobox"
        aria-expanded="true"
        aria-controls={id}
        aria-activedescendant={found[chosen] === undefined ? undefined : `${id}-${found[chosen].id}`}
        aria-label={t("paletteHint")}
        placeholder={t("paletteHint")}
        data-autofocus
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
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
      <div id={id} role="listbox" aria-label={t("commands.palette")} className={styles.list}>
        {found.map((command, nth) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the input's, which has the focus.
          // biome-ignore lint/a11y/useFocusableInteractive: as above.
          <div
            key={command.id}
            id={`${id}-${command.id}`}
            role="option"
            aria-selected={nth === chosen}
            className={styles.option}
            onMouseMove={() => setAt(nth)}
            onClick={() => choose(command)}
          >
            <span>{t(`commands.${command.id}`)}</span>
            {hints[command.id] !== undefined && <kbd>{hints[command.id]}</kbd>}
          </div>
        ))}
        {found.length === 0 && <p className={styles.none}>{t("paletteNothing")}</p>}
      </div>
    </Dialog>
  );
}
