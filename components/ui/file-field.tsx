"use client";

import { FileText, Upload, X } from "lucide-react";
import { type DragEvent, useEffect, useEffectEvent, useId, useRef, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Button, IconButton } from "./button";
import { type FieldWords, Frame } from "./field";
import styles from "./file-field.module.css";

type FileFieldProps = FieldWords & {
  /** What is chosen; null when nothing is. */
  file: File | null;
  /** Hears of several only where several may be chosen. */
  onChoose: (file: File | null, others: readonly File[]) => void;
  /** What was chosen with it, where several files may belong together. */
  others?: readonly File[];
  multiple?: boolean;
  /** Extensions and media types, as the browser's own control takes them. */
  accept: string;
  disabled?: boolean;
  /** The page's main thing: a tall box to drop on, whose label is read but not seen. */
  tall?: boolean;
  "data-autofocus"?: true;
};

/**
 * Choose a file, or drop one on the field. The browser's own control would speak the browser's language, not the
 * interface's: it stays for the keyboard and for screen readers, and its face is ours.
 */
export function FileField({
  file,
  onChoose,
  others = [],
  multiple = false,
  accept,
  disabled = false,
  tall = false,
  "data-autofocus": autofocus,
  ...words
}: FileFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const nameId = useId();
  const choose = ([chosen, ...more]: readonly File[]) => {
    if (chosen !== undefined) onChoose(chosen, multiple ? more : []);
  };
  const { isOver, ...dropping } = useDrop(disabled, choose);
  const pick = (control: HTMLInputElement) => {
    choose([...(control.files ?? [])]);
    // Else the same file, chosen again after it was mended, would be no change.
    control.value = "";
  };
  // What was chosen before the page's script ran, on a slow line, is chosen all the same.
  const pickEarly = useEffectEvent(() => input.current !== null && pick(input.current));
  useEffect(() => void pickEarly(), []);
  const clear = () => {
    onChoose(null, []);
    input.current?.focus();
  };
  return (
    <Frame {...words} labelHidden={tall}>
      {(ids) => (
        <div
          className={styles.box}
          data-tall={(tall && file === null) || undefined}
          data-over={isOver || undefined}
          {...dropping}
        >
          <input
            {...ids}
            // The control itself forgets what it was given, and never had what was dropped.
            {...(file !== null && {
              "aria-describedby": [ids["aria-describedby"], nameId].filter(Boolean).join(" "),
            })}
            ref={input}
            className="visually-hidden"
            type="file"
            accept={accept}
            multiple={multiple}
            disabled={disabled}
            data-autofocus={autofocus}
            onChange={({ target }) => pick(target)}
          />
          {file === null ? (
            <Invitation disabled={disabled} onOpen={() => input.current?.click()} />
          ) : (
            <Chosen nameId={nameId} files={[file, ...others]} disabled={disabled} onClear={clear} />
          )}
        </div>
      )}
    </Frame>
  );
}

/** Taking what is dragged over an element and dropped there. */
function useDrop(disabled: boolean, onChoose: (files: readonly File[]) => void) {
  const [isOver, setOver] = useState(false);
  return {
    isOver,
    onDragOver: (event: DragEvent) => {
      event.preventDefault();
      setOver(!disabled);
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      event.preventDefault();
      setOver(false);
      if (!disabled) onChoose([...event.dataTransfer.files]);
    },
  };
}

function Invitation({ disabled, onOpen }: { disabled: boolean; onOpen: () => void }) {
  const t = useTranslations("ui.file");
  return (
    <>
      <Upload aria-hidden />
      {/* The control itself is what assistive technology and the keyboard meet. */}
      <Button tabIndex={-1} aria-hidden="true" disabled={disabled} onClick={onOpen}>
        {t("choose")}
      </Button>
      <span className={styles.soft} aria-hidden="true">
        {t("drop")}
      </span>
    </>
  );
}

type ChosenProps = { nameId: string; files: readonly File[]; disabled: boolean; onClear: () => void };

function Chosen({ nameId, files, disabled, onClear }: ChosenProps) {
  const t = useTranslations("ui.file");
  const format = useFormatter();
  const bytes = files.reduce((sum, { size }) => sum + size, 0);
  const kilobytes = format.number(bytes / 1024, { maximumFractionDigits: bytes < 10_240 ? 1 : 0 });
  return (
    <>
      <FileText aria-hidden />
      <span className={styles.name} id={nameId} role="status">
        {files.map(({ name }) => name).join(", ")}
      </span>
      <span className={styles.soft}>{kilobytes} KB</span>
      <IconButton size="small" label={t("other")} icon={<X />} disabled={disabled} onClick={onClear} />
    </>
  );
}
