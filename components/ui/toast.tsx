"use client";

import { X } from "lucide-react";
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
} from "react";
import { createPortal } from "react-dom";
import { useTranslations } from "use-intl";
import { Button, IconButton } from "./button";
import styles from "./toast.module.css";

type Toast = {
  readonly id: number;
  readonly text: string;
  readonly tone: "plain" | "error";
  readonly undo?: (() => void) | undefined;
  readonly more?: More | undefined;
};

/** One thing more that can be done about it. */
type More = { readonly label: string; readonly run: () => void };

/** Says what happened. With `undo` or `more` it stays for thirty seconds, else for six. */
export type ShowToast = (
  text: string,
  options?: { readonly tone?: "plain" | "error"; readonly undo?: () => void; readonly more?: More },
) => void;

const ToastContext = createContext<ShowToast>(() => {});

export function useToast(): ShowToast {
  return useContext(ToastContext);
}

export function ToastProvider({ children }: { children: ReactNode }) {
  const t = useTranslations("ui");
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const next = useRef(1);

  const remove = useCallback((id: number) => setToasts((all) => all.filter((toast) => toast.id !== id)), []);
  const show = useCallback<ShowToast>(
    (text, { tone = "plain", undo, more } = {}) => {
      const id = next.current++;
      setToasts((all) => [...all.slice(-3), { id, text, tone, undo, more }]);
      setTimeout(() => remove(id), undo === undefined && more === undefined ? 6_000 : 30_000);
    },
    [remove],
  );
  const value = useMemo(() => show, [show]);
  const stack = useRef<HTMLElement>(null);

  const host = useHost(toasts);
  // Shown again with each message, so that it lies above a dialog that was opened since.
  // biome-ignore lint/correctness/useExhaustiveDependencies: in another place it is another element.
  useEffect(() => {
    const element = stack.current;
    // A dialog that has gone took them with it: they are shown once they have another place.
    if (element === null || !element.isConnected) return;
    if (element.matches(":popover-open")) element.hidePopover();
    if (toasts.length > 0) element.showPopover();
  }, [toasts, host]);

  const messages = (
    <section
      ref={stack}
      className={styles.stack}
      popover="manual"
      aria-label={t("notifications")}
      aria-live="polite"
    >
      {toasts.map((toast) => (
        <div
          key={toast.id}
          className={styles.toast}
          data-tone={toast.tone}
          role={toast.tone === "error" ? "alert" : undefined}
        >
          <p>{toast.text}</p>
          {toast.undo !== undefined && (
            <Button
              size="small"
              variant="quiet"
              onClick={() => {
                toast.undo?.();
                remove(toast.id);
              }}
            >
              {t("undo")}
            </Button>
          )}
          {toast.more !== undefined && (
            <Button
              size="small"
              variant="quiet"
              onClick={() => {
                toast.more?.run();
                remove(toast.id);
              }}
            >
              {toast.more.label}
            </Button>
          )}
          <IconButton size="small" label={t("close")} icon={<X />} onClick={() => remove(toast.id)} />
        </div>
      ))}
    </section>
  );
  return (
    <ToastContext.Provider value={value}>
      {children}
      {host === null ? messages : createPortal(messages, host)}
    </ToastContext.Provider>
  );
}

/** Where messages stand: a modal dialog makes all outside it inert, so inside the one on top; null when none is open. */
function useHost(toasts: readonly Toast[]): Element | null {
  const [host, setHost] = useState<Element | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a dialog may have gone with what it asked for.
  useEffect(() => {
    const find = () => setHost([...document.querySelectorAll("dialog:modal")].at(-1) ?? null);
    find();
    const events = ["toggle", "close"] as const;
    for (const name of events) document.addEventListener(name, find, { capture: true });
    return () => {
      for (const name of events) document.removeEventListener(name, find, { capture: true });
    };
  }, [toasts]);
  return host;
}
