"use client";

import { ALargeSmall } from "lucide-react";
import { useEffect, useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { IconButton } from "@/components/ui/button";
import { useModel } from "./context";
import type { Reading } from "./model";
import styles from "./reading-menu.module.css";
import { useStore } from "./store";

const FONTS = ["sans", "serif"] as const;

/** How the text is set for this person: face and size. Kept with the account. */
export function ReadingMenu() {
  const t = useTranslations("workbench.reading");
  const id = useId();
  const model = useModel();
  const reading = useStore(model.reading, (value) => value);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const change = (next: Partial<Reading>) => model.reading.set({ ...model.reading.get(), ...next });
  useKeepReading(reading, model.seed.reading);

  const show = () => {
    const anchor = button.current?.getBoundingClientRect();
    if (anchor !== undefined && panel.current !== null) {
      panel.current.style.top = `${anchor.bottom + 4}px`;
      panel.current.style.left = `${Math.max(8, Math.min(anchor.left, window.innerWidth - 268))}px`;
    }
    panel.current?.togglePopover();
  };
  return (
    <>
      <IconButton
        ref={button}
        label={t("title")}
        icon={<ALargeSmall />}
        aria-expanded={open}
        aria-controls={id}
        onClick={show}
      />
      <div
        ref={panel}
        id={id}
        className={styles.panel}
        popover="auto"
        onToggle={(event) => setOpen(event.newState === "open")}
      >
        <fieldset className={styles.fonts}>
          <legend>{t("font")}</legend>
          {FONTS.map((font) => (
            <label key={font} className={styles.font} data-font={font}>
              <input
                type="radio"
                name={`${id}-font`}
                checked={reading.font === font}
                onChange={() => change({ font })}
              />
              {t(`fonts.${font}`)}
            </label>
          ))}
        </fieldset>
        <label className={styles.size}>
          <span>{t("size")}</span>
          <output>{reading.size}%</output>
          <input
            type="range"
            min={80}
            max={150}
            step={5}
            value={reading.size}
            onChange={(event) => change({ size: event.target.valueAsNumber })}
          />
        </label>
      </div>
    </>
  );
}

/** Kept a moment after the last change, so that sliding is one request. */
function useKeepReading(reading: Reading, first: Reading): void {
  const kept = useRef(first);
  useEffect(() => {
    if (kept.current === reading) return;
    const timer = setTimeout(() => {
      kept.current = reading;
      const preferences = { readingFont: reading.font, readingSize: reading.size };
      // Only a comfort: what was not kept now is kept with the next change.
      void api("/me", { method: "PATCH", body: { preferences } }).catch(() => {});
    }, 600);
    return () => clearTimeout(timer);
  }, [reading]);
}
