"use client";

import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { type Mentionable, mentionAtCaret } from "@/lib/discussion/core/mentions";
import styles from "./discussion.module.css";

type MentionBoxProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Whom it offers after an "@". */
  people: readonly Mentionable[];
  /** Ctrl+Enter. */
  onSubmit: () => void;
  /** Escape, when no list is open. */
  onCancel?: (() => void) | undefined;
  autoFocus?: boolean;
};

const MOST_OFFERED = 6;

/** A field for a comment. After an "@" it offers people to mention; keys of an input method are left to it. */
export function MentionBox({
  label,
  value,
  onChange,
  people,
  onSubmit,
  onCancel,
  autoFocus = false,
}: MentionBoxProps) {
  const t = useTranslations("discussion");
  const id = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const caretAfter = useRef<number | null>(null);
  const [caret, setCaret] = useState(0);
  const [isClosed, setClosed] = useState(false);
  const [at, setAt] = useState(0);
  const naming = isClosed ? null : mentionAtCaret(value, caret);
  const offered = naming === null ? [] : offer(people, naming.query);
  const chosen = Math.min(at, offered.length - 1);

  useLayoutEffect(() => {
    if (caretAfter.current === null || field.current === null) return;
    field.current.setSelectionRange(caretAfter.current, caretAfter.current);
    setCaret(caretAfter.current);
    caretAfter.current = null;
  });

  const choose = (person: Mentionable | undefined) => {
    if (person === undefined || naming === null) return;
    const before = `${value.slice(0, naming.from)}@${person.name} `;
    caretAfter.current = before.length;
    setClosed(true);
    onChange(before + value.slice(caret));
    field.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || event.keyCode === 229) return;
    const isSending = event.key === "Enter" && (event.ctrlKey || event.metaKey);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (offered.length > 0 && step !== undefined) setAt((chosen + step + offered.length) % offered.length);
    else if (offered.length > 0 && !isSending && (event.key === "Enter" || event.key === "Tab"))
      choose(offered[chosen]);
    else if (offered.length > 0 && event.key === "Escape") setClosed(true);
    else if (isSending) onSubmit();
    else if (event.key === "Escape" && onCancel !== undefined) onCancel();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className={styles.mention}>
      <textarea
        ref={field}
        className={styles.field}
        rows={3}
        maxLength={10_000}
        aria-label={label}
        placeholder={t("placeholder")}
        // biome-ignore lint/a11y/noAutofocus: it opens to be typed into.
        autoFocus={autoFocus}
        aria-autocomplete="list"
        aria-controls={offered.length > 0 ? id : undefined}
        aria-activedescendant={offered[chosen] === undefined ? undefined : `${id}-${offered[chosen].id}`}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
          setCaret(event.target.selectionStart);
          setClosed(false);
          setAt(0);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
        onKeyDown={press}
      />
      {offered.length > 0 && (
        <div id={id} role="listbox" aria-label={t("mentionList")} className={styles.people}>
          {offered.map((person, nth) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the field's, which has the focus.
            // biome-ignore lint/a11y/useFocusableInteractive: as above.
            <div
              key={person.id}
              id={`${id}-${person.id}`}
              role="option"
              aria-selected={nth === chosen}
              className={styles.person}
              onMouseDown={(event) => event.preventDefault()}
              onMouseMove={() => setAt(nth)}
              onClick={() => choose(person)}
            >
              {person.name}
            </div>
          ))}
        </div>
      )}
    </div>
  );
}

/** People whose name has what was typed, those that begin with it first. */
function offer(people: readonly Mentionable[], query: string): readonly Mentionable[] {
  const wanted = query.toLowerCase();
  const found = people.filter(({ name }) => name.toLowerCase().includes(wanted));
  const begins = ({ name }: Mentionable) => (name.toLowerCase().startsWith(wanted) ? 0 : 1);
  return found.toSorted((a, b) => begins(a) - begins(b)).slice(0, MOST_OFFERED);
}
