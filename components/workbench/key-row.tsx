"use client";

import { Keyboard, RotateCcw } from "lucide-react";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { Button, IconButton } from "@/components/ui/button";
import type { Command } from "./commands";
import { useModel } from "./context";
import { keysOf, refuseKeys, writeKeys } from "./key-choice";
import { findOwner, giveKeys, isFixed, resetKeys } from "./rebind";
import styles from "./shortcut-list.module.css";
import { type Keys, showKeys } from "./shortcuts";
import { useStore } from "./store";
import { useChooseKeys } from "./use-choose-keys";
import { useIsApple } from "./use-media";

type KeyRowProps = { command: Command; isRecording: boolean; record: (isOn: boolean) => void };

/** A command with its keys, and the way to others: press them. */
export function KeyRow({ command, isRecording, record }: KeyRowProps) {
  const t = useTranslations("workbench");
  const isApple = useIsApple();
  const choice = useStore(useModel().keys, (keys) => keys);
  const choose = useChooseKeys();
  const change = useRef<HTMLButtonElement>(null);
  const label = t(`commands.${command.id}`);
  const keys = keysOf(command, choice);
  const finish = () => {
    record(false);
    // The button is drawn again first.
    requestAnimationFrame(() => change.current?.focus());
  };
  const take = (next: Keys | null) => {
    const shown = next === null ? t("keys.none") : showKeys(next, isApple);
    choose(giveKeys(choice, command.id, next), t("keys.set", { command: label, keys: shown }));
    finish();
  };
  return (
    <li>
      <div className={styles.row}>
        <span>{label}</span>
        <span className={styles.keys}>
          {keys.length === 0 && <span className={styles.none}>{t("keys.none")}</span>}
          {keys.map((each) => (
            <kbd key={each}>{showKeys(each, isApple)}</kbd>
          ))}
        </span>
        {!isFixed(command) && (
          <span className={styles.actions}>
            {choice.own[command.id] !== undefined && (
              <IconButton
                size="small"
                label={t("keys.reset", { command: label })}
                icon={<RotateCcw />}
                onClick={() => {
                  choose(resetKeys(choice, command.id));
                  finish();
                }}
              />
            )}
            <IconButton
              ref={change}
              size="small"
              label={t("keys.change", { command: label })}
              icon={<Keyboard />}
              aria-pressed={isRecording}
              onClick={() => record(!isRecording)}
            />
          </span>
        )}
      </div>
      {isRecording && <Recorder command={command} take={take} cancel={finish} />}
    </li>
  );
}

/** Listens for the new keys. What cannot be had is told, and whose keys would be taken. */
function Recorder({
  command,
  take,
  cancel,
}: {
  command: Command;
  take: (keys: Keys | null) => void;
  cancel: () => void;
}) {
  const t = useTranslations("workbench");
  const isApple = useIsApple();
  const choice = useStore(useModel().keys, (keys) => keys);
  const [pressed, setPressed] = useState<Keys | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const offer = useRef<HTMLButtonElement>(null);
  useEffect(() => (pressed === null ? box.current : offer.current)?.focus(), [pressed]);

  const refused = pressed === null ? null : refuseKeys(pressed);
  const owner = pressed === null || refused !== null ? null : findOwner(pressed, command.id, choice);
  const press = (event: KeyboardEvent) => {
    // An input method's keys are no shortcut, and Tab goes on.
    if (event.nativeEvent.isComposing || event.keyCode === 229 || event.key === "Tab") return;
    if (event.target !== box.current && event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === "Escape") return cancel();
    const keys = writeKeys(event.nativeEvent, isApple);
    if (keys === "Delete" || keys === "Backspace") return take(null);
    if (keys === null) return;
    if (refuseKeys(keys) === null && findOwner(keys, command.id, choice) === null) take(keys);
    else setPressed(keys);
  };
  const shown = pressed === null ? "" : showKeys(pressed, isApple);
  return (
    // biome-ignore lint/a11y/useSemanticElements: it is a field for keys, and has the focus while it listens.
    <div
      ref={box}
      className={styles.recorder}
      role="group"
      aria-label={t("keys.change", { command: t(`commands.${command.id}`) })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: as above.
      tabIndex={0}
      onKeyDown={press}
    >
      <p>{t("keys.recording")}</p>
      <p role="alert">
        {refused !== null && t(`keys.refused.${refused}`, { keys: shown })}
        {owner !== null && t("keys.conflict", { keys: shown, other: t(`commands.${owner.id}`) })}
      </p>
      {owner !== null && !isFixed(owner) && (
        <div className={styles.offer}>
          <Button ref={offer} size="small" variant="primary" onClick={() => take(pressed)}>
            {t("keys.take")}
          </Button>
          <Button size="small" onClick={cancel}>
            {t("keys.keep")}
          </Button>
        </div>
      )}
    </div>
  );
}
