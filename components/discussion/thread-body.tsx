"use client";

import { Check, RotateCcw } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button, IconButton } from "@/components/ui/button";
import { useVoice } from "@/components/workbench/context";
import panel from "@/components/workbench/panel.module.css";
import type { ThreadView } from "@/lib/discussion/server/thread-schema";
import { CommentForm } from "./comment-form";
import { CommentItem } from "./comment-item";
import styles from "./discussion.module.css";
import { useTalk } from "./talk";

type ThreadBodyProps = {
  thread: ThreadView;
  /** Something was said or changed in it. */
  onChanged: () => void;
  /** What stands beside the button that answers. */
  children?: ReactNode;
  /** What can be done with the whole of it, at the end of that line. */
  tools?: ReactNode;
};

/** What was said in a discussion, and a place to answer. */
export function ThreadBody({ thread, onChanged, children, tools }: ThreadBodyProps) {
  const t = useTranslations("discussion");
  const { mayWrite } = useTalk();
  const [isReplying, setReplying] = useState(false);
  return (
    <>
      <ol className={styles.comments}>
        {thread.comments.map((comment) => (
          <CommentItem key={comment.id} comment={comment} onChanged={onChanged} />
        ))}
      </ol>
      {thread.resolvedBy !== null && (
        <p className={panel.note}>{t("resolvedBy", { name: thread.resolvedBy.name })}</p>
      )}
      <div className={styles.foot}>
        {children}
        {mayWrite && !isReplying && (
          <Button size="small" variant="quiet" onClick={() => setReplying(true)}>
            {t("reply")}
          </Button>
        )}
        {tools !== undefined && <div className={styles.footTools}>{tools}</div>}
      </div>
      {isReplying && (
        <CommentForm
          label={t("replyLabel")}
          action={t("reply")}
          onCancel={() => setReplying(false)}
          send={async (written) => {
            await api(`/threads/${thread.id}/comments`, { method: "POST", body: written });
            setReplying(false);
            onChanged();
          }}
        />
      )}
    </>
  );
}

/** Says that a discussion is settled, or takes it up again. */
export function SettleButton({ thread, onChanged }: Pick<ThreadBodyProps, "thread" | "onChanged">) {
  const t = useTranslations("discussion");
  const voice = useVoice();
  const isOpen = thread.resolvedAt === null;
  const settle = async () => {
    try {
      await api(`/threads/${thread.id}/${isOpen ? "resolve" : "reopen"}`, { method: "POST" });
      onChanged();
    } catch (error) {
      voice.toast(voice.problem(error), { tone: "error" });
    }
  };
  return (
    <IconButton
      size="small"
      label={isOpen ? t("resolve") : t("reopen")}
      icon={isOpen ? <Check /> : <RotateCcw />}
      onClick={() => void settle()}
    />
  );
}
