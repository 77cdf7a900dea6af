"use client";

import { type KeyboardEvent, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useModel, useVoice } from "@/components/workbench/context";
import { here } from "@/components/workbench/model";
import { useStore } from "@/components/workbench/store";
import styles from "./memory.module.css";
import { answerMatch } from "./memory-actions";

const ANSWERS = ["replace", "append", "cancel"] as const;

/** Asks what becomes of the text that is there, before a match is taken over; shown at the match that was chosen. */
export function MatchChoice({ unitId }: { unitId: string }) {
  const model = useModel();
  const asked = useStore(model.askedMatch, (now) => now);
  const isHere = useStore(model.cursor, () => here(model).rendering?.id === asked?.renderingId);
  return asked?.unitId === unitId && isHere ? <Choice /> : null;
}

function Choice() {
  const t = useTranslations("memory.choice");
  const model = useModel();
  const voice = useVoice();
  const group = useRef<HTMLDivElement>(null);
  // Whoever chose the match by its key stands in the text; the answer is asked for here.
  useEffect(() => group.current?.querySelector("button")?.focus(), []);
  // Escape is a key of the workbench: it puts the question away.
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const buttons = [...(group.current?.querySelectorAll("button") ?? [])];
    const at = buttons.findIndex((button) => button.matches(":focus"));
    if (step === undefined || at < 0) return;
    event.preventDefault();
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields; these are three buttons of one question
    <div
      ref={group}
      role="group"
      aria-label={t("question")}
      className={styles.choiceRow}
      onKeyDown={onKeyDown}
    >
      <span>{t("question")}</span>
      {ANSWERS.map((answer) => (
        <Button key={answer} size="small" onClick={() => void answerMatch(model, voice, answer)}>
          {t(answer)}
        </Button>
      ))}
    </div>
  );
}
