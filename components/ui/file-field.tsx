"use client";

import { FileText, Upload, X } from "lucide-react";
import { type DragEvent, useRef, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { Button, IconButton } from "./button";
import { type FieldWords, Frame } from "./field";
import styles from "./file-field.module.css";

type FileFieldProps = FieldWords & {
  /** What is chosen; null when nothing is. */
  file: File | null;
  onChoose: (file: File | null) => void;
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
  accept,
  disabled = false,
  tall = false,
  "data-autofocus": autofocus,
  ...words
}: FileFieldProps) {
  const input = useRef<HTMLInputElement>(null);
  const { isOver, ...dropping } = useDrop(disabled, onChoose);
  const clear = () => {
    onChoose(null);
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
            ref={input}
            className="visually-hidden"
            type="file"
            accept={accept}
            disabled={disabled}
            data-autofocus={autofocus}
            onChange={({ target }) => {
              const chosen = target.files?.[0];
              if (chosen !== undefined) onChoose(chosen);
              // Else the same file, chosen again after it was mended, would be no change.
              target.value = "";
            }}
          />
          {file === null ? (
            <Invitation disabled={disabled} onOpen={() => input.current?.click()} />
          ) : (
            <Chosen file={file} disabled={disabled} onClear={clear} />
          )}
        </div>
      )}
    </Frame>
  );
}

/** Taking what is dragged over an element and dropped there. */
function useDrop(disabled: boolean, onChoose: (file: File) => void) {
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
      const dropped = event.dataTransfer.files[0];
      if (!disabled && dropped !== undefined) onChoose(dropped);
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

function Chosen({ file, disabled, onClear }: { file: File; disabled: boolean; onClear: () => void }) {
  const t = useTranslations("ui.file");
  const format = useFormatter();
  const kilobytes = format.number(file.size / 1024, { maximumFractionDigits: file.size < 10_240 ? 1 : 0 });
  return (
    <>
      <FileText aria-hidden />
      <span className={styles.name}>{file.name}</span>
      <span className={styles.soft}>{kilobytes} KB</span>
      <IconButton size="small" label={t("other")} icon={<X />} disabled={disabled} onClick={onClear} />
    </>
  );
}
