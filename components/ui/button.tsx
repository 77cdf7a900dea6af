import type { ButtonHTMLAttributes, ReactNode, Ref } from "react";
import styles from "./button.module.css";

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "className"> & {
  /** `primary`: the one thing to do here; `plain`: beside it; `quiet`: in bars and rows; `danger`: takes something away. */
  variant?: "primary" | "plain" | "quiet" | "danger";
  size?: "normal" | "small";
  icon?: ReactNode;
  /** Busy: cannot be pressed again, and says so to a screen reader. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
};

export function Button({
  variant = "plain",
  size = "normal",
  icon,
  busy = false,
  children,
  type,
  disabled,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type === "submit" ? "submit" : "button"}
      className={styles.button}
      data-variant={variant}
      data-size={size}
      data-icon-only={children === undefined || undefined}
      aria-busy={busy || undefined}
      disabled={disabled || busy}
    >
      {icon}
      {children}
    </button>
  );
}

type IconButtonProps = Omit<ButtonProps, "children" | "aria-label" | "title" | "icon"> & {
  label: string;
  icon: ReactNode;
  shortcut?: string;
};

/** A button that shows an icon only; its label is its name and its hint. */
export function IconButton({ label, shortcut, variant = "quiet", ...rest }: IconButtonProps) {
  return (
    <Button
      {...rest}
      variant={variant}
      aria-label={label}
      title={shortcut === undefined ? label : `${label} (${shortcut})`}
    />
  );
}
