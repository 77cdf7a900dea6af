"use client";

import {
  type InputHTMLAttributes,
  type ReactNode,
  type SelectHTMLAttributes,
  type TextareaHTMLAttributes,
  useId,
} from "react";
import { useTranslations } from "use-intl";
import styles from "./field.module.css";

export type FieldWords = {
  label: string;
  /** When the label is not in the interface's language. */
  labelLang?: string;
  hint?: ReactNode;
  /** One sentence about what is wrong; announced and tied to the control. */
  error?: string | undefined;
  /** Says "optional" beside the label. */
  optional?: boolean;
};

type Ids = { readonly id: string; readonly "aria-describedby"?: string; readonly "aria-invalid"?: true };

/** A control with its label, its hint and what is wrong with it, tied together. */
export function Frame({
  label,
  labelLang,
  hint,
  error,
  optional,
  labelHidden = false,
  children,
}: FieldWords & {
  /** Read, not seen: the control says what it is by its looks. */
  labelHidden?: boolean;
  children: (ids: Ids) => ReactNode;
}) {
  const t = useTranslations("ui");
  const id = useId();
  const describedBy = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`]
    .filter(Boolean)
    .join(" ");
  return (
    <div className={styles.field}>
      <label className={labelHidden ? "visually-hidden" : styles.label} htmlFor={id} lang={labelLang}>
        {label}
        {optional && <span className={styles.optional}> · {t("optional")}</span>}
      </label>
      {children({
        id,
        ...(describedBy !== "" && { "aria-describedby": describedBy }),
        ...(error !== undefined && { "aria-invalid": true }),
      })}
      {hint !== undefined && (
        <p className={styles.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error !== undefined && (
        <p className={styles.error} id={`${id}-error`} role="alert">
          {error}
        </p>
      )}
    </div>
  );
}

export function TextField({
  label,
  labelLang,
  hint,
  error,
  optional = false,
  ...input
}: FieldWords & Omit<InputHTMLAttributes<HTMLInputElement>, "id" | "className">) {
  return (
    <Frame
      label={label}
      {...(labelLang !== undefined && { labelLang })}
      hint={hint}
      error={error}
      optional={optional}
    >
      {(ids) => <input className={styles.control} {...input} {...ids} />}
    </Frame>
  );
}

export function TextArea({
  label,
  hint,
  error,
  optional = false,
  ...input
}: FieldWords & Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, "id" | "className">) {
  return (
    <Frame label={label} hint={hint} error={error} optional={optional}>
      {(ids) => <textarea className={styles.control} {...input} {...ids} />}
    </Frame>
  );
}

export function SelectField({
  label,
  hint,
  error,
  optional = false,
  children,
  ...input
}: FieldWords & Omit<SelectHTMLAttributes<HTMLSelectElement>, "id" | "className">) {
  return (
    <Frame label={label} hint={hint} error={error} optional={optional}>
      {(ids) => (
        <select className={styles.control} {...input} {...ids}>
          {children}
        </select>
      )}
    </Frame>
  );
}

/** One column of fields with the page's one action at its end. */
export function FormColumn({
  children,
  ...form
}: Omit<React.FormHTMLAttributes<HTMLFormElement>, "className">) {
  return (
    <form className={styles.column} noValidate {...form}>
      {children}
    </form>
  );
}

/** What went wrong with the form as a whole. */
export function FormError({ children }: { children: string | null }) {
  return children === null ? null : (
    <p className={styles.formError} role="alert">
      {children}
    </p>
  );
}
