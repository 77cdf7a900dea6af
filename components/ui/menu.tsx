"use client";

import {
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useEffectEvent,
  useId,
  useRef,
  useState,
} from "react";
import { Button, IconButton } from "./button";
import styles from "./menu.module.css";

export type MenuItem =
  | {
      readonly label: string;
      readonly onSelect: () => void;
      readonly icon?: ReactNode;
      readonly shortcut?: string;
      readonly danger?: boolean;
      readonly disabled?: boolean;
      /** A choice among several: says whether this one holds. */
      readonly checked?: boolean;
      /** A choice of its own beside others: the menu stays open for the next. */
      readonly several?: boolean;
      /** Makes way for further choices: the menu stays open with them. */
      readonly leadsOn?: boolean;
      /** Chooses it while the menu is open; shown like a shortcut. */
      readonly key?: string;
      /** Where the focus is at first. */
      readonly preferred?: boolean;
    }
  | "separator";

type MenuProps = {
  /** The name of the button; shown unless there is only an icon. */
  label: string;
  icon?: ReactNode;
  iconOnly?: boolean;
  items: readonly MenuItem[];
  size?: "normal" | "small";
  onClose?: () => void;
};

/** A button that opens a menu: arrow keys move, Enter chooses, Escape closes and gives the focus back. */
export function Menu({ label, icon, iconOnly = false, items, size = "normal", onClose }: MenuProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const [open, setOpen] = useState(false);

  const place = () => {
    const [anchor, panel] = [button.current?.getBoundingClientRect(), menu.current];
    if (anchor === undefined || panel === null) return;
    const { offsetWidth: width, offsetHeight: height } = panel;
    const below = anchor.bottom + 4 + height <= window.innerHeight;
    panel.style.left = `${Math.max(8, Math.min(anchor.left, window.innerWidth - width - 8))}px`;
    panel.style.top = `${below ? anchor.bottom + 4 : Math.max(8, anchor.top - 4 - height)}px`;
  };

  const show = () => {
    menu.current?.showPopover();
    place();
    focusFirst(menu.current);
  };

  const names = items.map((item) => (item === "separator" ? "" : item.label)).join("\n");
  const follow = useEffectEvent(() => {
    if (!open) return;
    place();
    focusFirst(menu.current);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: other choices in place of these are the reason.
  useEffect(() => follow(), [names]);

  const Trigger = {
    ref: button,
    size,
    onClick: show,
    "aria-haspopup": "menu",
    "aria-expanded": open,
    "aria-controls": id,
  } as const;
  return (
    <>
      {iconOnly ? (
        <IconButton {...Trigger} label={label} icon={icon} />
      ) : (
        <Button {...Trigger} variant="quiet" icon={icon}>
          {label}
        </Button>
      )}
      <div
        ref={menu}
        id={id}
        className={styles.menu}
        role="menu"
        tabIndex={-1}
        aria-label={label}
        popover="auto"
        onToggle={(event) => {
          setOpen(event.newState === "open");
          if (event.newState === "closed") onClose?.();
        }}
        onKeyDown={(event) => {
          const at = items.findIndex((item) => item !== "separator" && item.key === event.key);
          if (at < 0) return moveFocus(event, menu.current);
          event.preventDefault();
          menu.current?.querySelector<HTMLElement>(`[data-at="${at}"]:not(:disabled)`)?.click();
        }}
      >
        {items.map((item, at) => (
          <Item
            key={item === "separator" ? `separator-${at}` : item.label}
            item={item}
            at={at}
            close={() => closeMenu(menu.current, button.current)}
          />
        ))}
      </div>
    </>
  );
}

function Item({ item, at, close }: { item: MenuItem; at: number; close: () => void }) {
  if (item === "separator") return <hr className={styles.separator} />;
  const shortcut = item.shortcut ?? item.key;
  return (
    <button
      type="button"
      {...(item.checked === undefined
        ? { role: "menuitem" }
        : { role: item.several ? "menuitemcheckbox" : "menuitemradio", "aria-checked": item.checked })}
      className={styles.item}
      data-at={at}
      data-preferred={item.preferred || undefined}
      data-danger={item.danger || undefined}
      disabled={item.disabled}
      tabIndex={-1}
      onClick={() => {
        if (!item.several && !item.leadsOn) close();
        item.onSelect();
      }}
    >
      <span className={styles.mark} aria-hidden="true">
        {item.checked === true ? "✓" : item.icon}
      </span>
      <span className={styles.name}>{item.label}</span>
      {shortcut !== undefined && <kbd className={styles.shortcut}>{shortcut}</kbd>}
    </button>
  );
}

function closeMenu(menu: HTMLElement | null, button: HTMLElement | null): void {
  menu?.hidePopover();
  button?.focus();
}

function focusFirst(menu: HTMLElement | null): void {
  const item =
    menu?.querySelector<HTMLElement>("[data-preferred]:not(:disabled)") ??
    menu?.querySelector<HTMLElement>("[role^=menuitem]:not(:disabled)");
  item?.focus();
}

function moveFocus(event: KeyboardEvent, menu: HTMLElement | null): void {
  const items = [...(menu?.querySelectorAll<HTMLElement>("[role^=menuitem]:not(:disabled)") ?? [])];
  const at = items.indexOf(document.activeElement as HTMLElement);
  const last = items.length - 1;
  const to = { ArrowDown: at === last ? 0 : at + 1, ArrowUp: at <= 0 ? last : at - 1, Home: 0, End: last }[
    event.key
  ];
  if (to !== undefined) {
    event.preventDefault();
    items[to]?.focus();
  } else if (event.key === "Tab") {
    menu?.hidePopover();
  }
}
