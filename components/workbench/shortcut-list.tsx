"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { KeyList } from "@/components/alignment/key-list";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SelectField } from "@/components/ui/field";
import { COMMAND_GROUPS, COMMANDS, type CommandId } from "./commands";
import { useModel } from "./context";
import { type KeyPreset, keysOf, PRESETS } from "./key-choice";
import { KeyRow } from "./key-row";
import styles from "./shortcut-list.module.css";
import { showKeys } from "./shortcuts";
import { useStore } from "./store";
import { useChooseKeys } from "./use-choose-keys";
import { useIsApple } from "./use-media";

const NAMES = Object.keys(PRESETS) as readonly KeyPreset[];

/** All keys, by what they are for, and the place to set them. Made of the table that the keys themselves are made of. */
export function ShortcutList({ onClose }: { onClose: () => void }) {
  const t = useTranslations("workbench");
  const ofAlignment = useTranslations("alignment");
  const isApple = useIsApple();
  const choice = useStore(useModel().keys, (keys) => keys);
  const choose = useChooseKeys();
  const [recording, setRecording] = useState<CommandId | null>(null);
  const confirms = COMMANDS.filter(({ id }) => id === "confirm").flatMap((command) =>
    keysOf(command, choice),
  );
  const lineBreak = confirms.includes("Enter") ? "Shift+Enter" : "Enter";
  const note = t(`keys.presetNotes.${choice.preset}`);
  return (
    <Dialog open onClose={onClose} title={t("commands.shortcuts")} shape="wide">
      <div className={styles.presets}>
        <SelectField
          label={t("keys.preset")}
          value={choice.preset}
          onChange={(event) => {
            const preset = NAMES.find((name) => name === event.target.value);
            if (preset !== undefined) choose({ preset, own: {} });
          }}
        >
          {NAMES.map((preset) => (
            <option key={preset} value={preset}>
              {t(`keys.presets.${preset}`)}
            </option>
          ))}
        </SelectField>
        <Button
          size="small"
          disabled={Object.keys(choice.own).length === 0}
          onClick={() => choose({ ...choice, own: {} }, t("keys.isReset"))}
        >
          {t("keys.resetAll")}
        </Button>
      </div>
      {note !== "" && <p className={styles.note}>{note}</p>}
      <div className={styles.groups}>
        {COMMAND_GROUPS.map((group) => (
          <section key={group}>
            <h3>{t(`groups.${group}`)}</h3>
            <ul className={styles.list}>
              {COMMANDS.filter((command) => command.group === group).map((command) => (
                <KeyRow
                  key={command.id}
                  command={command}
                  isRecording={recording === command.id}
                  record={(isOn) => setRecording(isOn ? command.id : null)}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
      <h3>{ofAlignment("title")}</h3>
      <KeyList />
      <p className={styles.note}>{t("shortcutNote", { keys: showKeys(lineBreak, isApple) })}</p>
    </Dialog>
  );
}
