"use client";

import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useAction } from "@/components/ui/use-action";
import { findMentioned } from "@/lib/discussion/core/mentions";
import styles from "./discussion.module.css";
import { MentionBox } from "./mention-box";
import { useTalk } from "./talk";

export type Written = { readonly body: string; readonly mentions: readonly string[] };

type CommentFormProps = {
  label: string;
  action: string;
  initial?: string;
  /** Whether it may be sent without words. */
  mayBeEmpty?: boolean;
  send: (written: Written) => Promise<void>;
  onCancel?: () => void;
  children?: ReactNode;
};

/** A field for a comment with its buttons. What was written stays when it could not be sent. */
export function CommentForm({
  label,
  action,
  initial = "",
  mayBeEmpty = false,
  send,
  onCancel,
  children,
}: CommentFormProps) {
  const t = useTranslations("discussion");
  const { people } = useTalk();
  const { busy, run } = useAction();
  const [body, setBody] = useState(initial);
  const isEmpty = body.trim() === "";
  const submit = () => {
    if (busy || (isEmpty && !mayBeEmpty)) return;
    void run(() => send({ body: body.trim(), mentions: findMentioned(body, people) }));
  };
  return (
    <div className={styles.form}>
      <MentionBox
        label={label}
        value={body}
        onChange={setBody}
        people={people}
        onSubmit={submit}
        onCancel={onCancel}
        autoFocus
      />
      {children}
      <div className={styles.buttons}>
        {onCancel !== undefined && (
          <Button size="small" variant="quiet" onClick={onCancel}>
            {t("cancel")}
          </Button>
        )}
        <Button size="small" variant="primary" busy={busy} disabled={isEmpty && !mayBeEmpty} onClick={submit}>
          {action}
        </Button>
      </div>
    </div>
  );
}
