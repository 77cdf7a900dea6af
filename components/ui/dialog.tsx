"use client";

import { X } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useTranslations } from "use-intl";
import { IconButton } from "./button";
import styles from "./dialog.module.css";

type DialogProps = {
  open: boolean;
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** The buttons at the foot, the main one last. */
  actions?: ReactNode;
  /** `drawer` slides in at the right; `wide` is for tables and previews. */
  shape?: "normal" | "wide" | "drawer" | "palette";
};

/** A modal dialog: the platform's own, which keeps the focus inside, closes on Escape and gives the focus back. */
export function Dialog({ open, onClose, title, children, actions, shape = "normal" }: DialogProps) {
  const t = useTranslations("ui");
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const element = dialog.current;
    if (element === null) return;
    if (open && !element.open) {
      element.showModal();
      // The platform takes the first button, which closes. A form or palette is there to be typed into; what is there
      // to be read scrolls by keys at once.
      const first =
        element.querySelector<HTMLElement>("[data-autofocus]") ??
        element.querySelector<HTMLElement>("[data-dialog-content]");
      first?.focus();
      // What stands there already is a suggestion: typing writes over it.
      if (first instanceof HTMLInputElement) first.select();
    }
    if (!open && element.open) element.close();
  }, [open]);

  // A click outside lands on the dialog element itself, its backdrop.
  useEffect(() => {
    const element = dialog.current;
    const closeOutside = (event: MouseEvent) => event.target === element && onClose();
    element?.addEventListener("click", closeOutside);
    return () => element?.removeEventListener("click", closeOutside);
  }, [onClose]);

  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      data-shape={shape}
      aria-labelledby={titleId}
      onClose={onClose}
    >
      {open && (
        <div className={styles.body}>
          <header className={shape === "palette" ? "visually-hidden" : styles.head}>
            <h2 id={titleId}>{title}</h2>
            <IconButton label={t("close")} icon={<X />} onClick={onClose} />
          </header>
          <div className={styles.content} tabIndex={-1} data-dialog-content>
            {children}
          </div>
          {actions !== undefined && <footer className={styles.foot}>{actions}</footer>}
        </div>
      )}
    </dialog>
  );
}
