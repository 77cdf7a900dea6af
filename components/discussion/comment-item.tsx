"use client";

import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Menu } from "@/components/ui/menu";
import { TimeText } from "@/components/ui/time-text";
import { useVoice } from "@/components/workbench/context";
import { splitMentions } from "@/lib/discussion/core/mentions";
import type { CommentView } from "@/lib/discussion/server/thread-schema";
import { CommentForm } from "./comment-form";
import styles from "./discussion.module.css";
import { useTalk } from "./talk";

/** One comment. Its text is shown as it was typed: mark-up in it is text. */
export function CommentItem({ comment, onChanged }: { comment: CommentView; onChanged: () => void }) {
  const t = useTranslations("discussion");
  const { personId, mayWrite, mayModerate } = useTalk();
  const [isEditing, setEditing] = useState(false);
  if (comment.deleted) return <li className={styles.gone}>{t("deleted")}</li>;
  const isMine = comment.author.id === personId && mayWrite;
  return (
    <li className={styles.comment}>
      <div className={styles.commentHead}>
        <span className={styles.author}>{comment.author.name}</span>
        <span className={styles.when}>
          <TimeText value={comment.createdAt} />
          {comment.editedAt !== null && ` · ${t("edited")}`}
        </span>
        {(isMine || mayModerate) && (
          <CommentMenu
            comment={comment}
            isMine={isMine}
            onEdit={() => setEditing(true)}
            onChanged={onChanged}
          />
        )}
      </div>
      {isEditing ? (
        <CommentForm
          label={t("editLabel")}
          action={t("save")}
          initial={comment.body}
          onCancel={() => setEditing(false)}
          send={async (written) => {
            await api(`/comments/${comment.id}`, { method: "PATCH", body: written });
            setEditing(false);
            onChanged();
          }}
        />
      ) : (
        <CommentBody comment={comment} />
      )}
    </li>
  );
}

function CommentBody({ comment }: { comment: CommentView }) {
  let at = 0;
  const parts = splitMentions(comment.body, comment.mentions).map((part) => {
    at += part.text.length;
    return { ...part, at };
  });
  return (
    <p className={styles.body}>
      {parts.map(({ at: place, text, person }) =>
        person === null ? <span key={place}>{text}</span> : <strong key={place}>{text}</strong>,
      )}
    </p>
  );
}

type CommentMenuProps = {
  comment: CommentView;
  isMine: boolean;
  onEdit: () => void;
  onChanged: () => void;
};

function CommentMenu({ comment, isMine, onEdit, onChanged }: CommentMenuProps) {
  const t = useTranslations("discussion");
  const voice = useVoice();
  const send = async (method: "DELETE" | "POST", path: string) => {
    try {
      await api(path, { method });
      onChanged();
      return true;
    } catch (error) {
      voice.toast(voice.problem(error), { tone: "error" });
      return false;
    }
  };
  const path = `/comments/${comment.id}`;
  const remove = async () => {
    if (await send("DELETE", path))
      voice.toast(voice.t("toasts.commentDeleted"), { undo: () => void send("POST", `${path}/restore`) });
  };
  return (
    <Menu
      label={t("commentActions")}
      icon={<Ellipsis />}
      iconOnly
      size="small"
      items={[
        ...(isMine ? [{ label: t("edit"), onSelect: onEdit }] : []),
        { label: t("delete"), danger: true, onSelect: () => void remove() },
      ]}
    />
  );
}
