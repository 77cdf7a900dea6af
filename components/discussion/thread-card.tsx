"use client";

import { Check, Ellipsis, RotateCcw } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button, IconButton } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { useModel, useVoice } from "@/components/workbench/context";
import { can } from "@/lib/accounts/core/rights";
import type { ThreadView } from "@/lib/discussion/server/thread-schema";
import { Card } from "./card";
import { CommentForm } from "./comment-form";
import { CommentItem } from "./comment-item";
import styles from "./discussion.module.css";
import { goToThread, removeAnnotation } from "./discussion-actions";

/** One discussion: what it is about, what was said, and a place to answer. */
export function ThreadCard({ thread, isFar = false }: { thread: ThreadView; isFar?: boolean }) {
  const t = useTranslations("discussion");
  const model = useModel();
  const [isReplying, setReplying] = useState(false);
  const mayWrite = can(model.seed.role, "translate");
  const { annotation, resolvedAt, resolvedBy } = thread;
  const changed = () => model.discussion.changed(thread.paragraphId);
  return (
    <Card
      id={thread.id}
      annotation={annotation}
      trackId={thread.trackId}
      isResolved={resolvedAt !== null}
      tools={<ThreadTools thread={thread} />}
    >
      <ol className={styles.comments}>
        {thread.comments.map((comment) => (
          <CommentItem key={comment.id} comment={comment} onChanged={changed} />
        ))}
      </ol>
      {resolvedBy !== null && <p className={styles.note}>{t("resolvedBy", { name: resolvedBy.name })}</p>}
      <div className={styles.foot}>
        {isFar && (
          <Button size="small" variant="quiet" onClick={() => void goToThread(model, thread)}>
            {t("goTo")}
          </Button>
        )}
        {mayWrite && !isReplying && (
          <Button size="small" variant="quiet" onClick={() => setReplying(true)}>
            {t("reply")}
          </Button>
        )}
      </div>
      {isReplying && (
        <CommentForm
          label={t("replyLabel")}
          action={t("reply")}
          onCancel={() => setReplying(false)}
          send={async (written) => {
            await api(`/threads/${thread.id}/comments`, { method: "POST", body: written });
            setReplying(false);
            changed();
          }}
        />
      )}
    </Card>
  );
}

function ThreadTools({ thread }: { thread: ThreadView }) {
  const t = useTranslations("discussion");
  const model = useModel();
  const voice = useVoice();
  const mayWrite = can(model.seed.role, "translate");
  const isOpen = thread.resolvedAt === null;
  const { annotation } = thread;
  const mayRemove =
    annotation !== null &&
    mayWrite &&
    (annotation.createdBy.id === model.seed.person.id || can(model.seed.role, "review"));
  const settle = async () => {
    try {
      await api(`/threads/${thread.id}/${isOpen ? "resolve" : "reopen"}`, { method: "POST" });
      model.discussion.changed(thread.paragraphId);
    } catch (error) {
      voice.toast(voice.problem(error), { tone: "error" });
    }
  };
  const copy = async () => {
    const { origin, pathname } = window.location;
    await navigator.clipboard.writeText(`${origin}${pathname}?thread=${thread.id}`);
    voice.toast(voice.t("toasts.linkCopied"));
  };
  return (
    <>
      {mayWrite && (
        <IconButton
          size="small"
          label={isOpen ? t("resolve") : t("reopen")}
          icon={isOpen ? <Check /> : <RotateCcw />}
          onClick={() => void settle()}
        />
      )}
      <Menu
        label={t("more")}
        icon={<Ellipsis />}
        iconOnly
        size="small"
        items={[
          { label: t("copyLink"), onSelect: () => void copy() },
          ...(mayRemove
            ? [
                {
                  label: t("removeAnnotation"),
                  danger: true,
                  onSelect: () => void removeAnnotation(model, voice, annotation),
                },
              ]
            : []),
        ]}
      />
    </>
  );
}
