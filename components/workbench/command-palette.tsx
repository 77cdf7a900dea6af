"use client";

import { useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { Palette } from "@/components/ui/palette";
import { COMMANDS, type Command } from "./commands";
import { useModel } from "./context";
import { useCommandHints, useRunCommand } from "./use-command-keys";

/** Everything that can be done here now, by name. */
export function CommandPalette({ onClose }: { onClose: () => void }) {
  const t = useTranslations("workbench");
  const model = useModel();
  const run = useRunCommand();
  const hints = useCommandHints();
  const [query, setQuery] = useState("");
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
  const choose = (command: Command) => {
    onClose();
    // After the dialog has given the focus back, so that the command finds it where it was.
    requestAnimationFrame(() => run(command));
  };
  return (
    <Palette
      title={t("commands.palette")}
      hint={t("paletteHint")}
      query={query}
      onQuery={setQuery}
      items={found}
      keyOf={({ id }) => id}
      onChoose={choose}
      onClose={onClose}
      nothing={t("paletteNothing")}
    >
      {({ id }) => (
        <>
          <span>{t(`commands.${id}`)}</span>
          {hints[id] !== undefined && <kbd>{hints[id]}</kbd>}
        </>
      )}
    </Palette>
  );
}
