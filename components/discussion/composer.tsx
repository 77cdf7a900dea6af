"use client";

import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { useModel, useVoice } from "@/components/workbench/context";
import { useStore } from "@/components/workbench/store";
import { can } from "@/lib/accounts/core/rights";
import type { ErrorSeverity } from "@/lib/discussion/core/error-severity";
import type { ThreadView } from "@/lib/discussion/server/thread-schema";
import { About } from "./about";
import { CommentForm, type Written } from "./comment-form";
import styles from "./discussion.module.css";
import { annotate, setDraft } from "./discussion-actions";
import type { Draft } from "./discussion-store";
import { SeverityField } from "./error-severity";
import { useLabelName } from "./label-chip";
import { useLabels } from "./use-discussion";

/** The comment that is being begun, on selected words or on a whole paragraph or rendering. */
export function Composer() {
  const model = useModel();
  const draft = useStore(model.discussion.draft, (value) => value);
  if (draft === null) return null;
  const { paragraphId, renderingId, span } = draft;
  return <DraftForm key={`${renderingId ?? paragraphId} ${span?.start} ${span?.end}`} draft={draft} />;
}

function DraftForm({ draft }: { draft: Draft }) {
  const t = useTranslations("discussion");
  const model = useModel();
  const voice = useVoice();
  const nameOf = useLabelName();
  const labels = useLabels().filter(({ archived }) => !archived);
  const [labelId, setLabelId] = useState("");
  const [severity, setSeverity] = useState<ErrorSeverity | null>(null);
  // Words of a rendering with a label are an error where a reviewer says so.
  const mayJudge = labelId !== "" && draft.trackId !== null && can(model.seed.role, "review");
  const documentId = model.seed.document.id;

  const send = async (comment: Written) => {
    const threadId = draft.span === null ? await discussWhole(comment) : await discussWords(draft, comment);
    if (threadId === null) return;
    setDraft(model, null);
    model.discussion.changed(draft.paragraphId);
    model.discussion.focused.set(threadId);
  };
  const discussWhole = async (comment: Written): Promise<string> => {
    const { renderingId, paragraphId } = draft;
    const subject =
      renderingId === null ? { type: "paragraph", id: paragraphId } : { type: "rendering", id: renderingId };
    const path = `/documents/${documentId}/threads`;
    return (await api<ThreadView>(path, { method: "POST", body: { subject, ...comment } })).id;
  };
  const discussWords = async (words: Draft, comment: Written): Promise<string | null> => {
    const made = await annotate(model, words, {
      ...(labelId !== "" && { labelId }),
      ...(mayJudge && { severity }),
      ...(comment.body !== "" && { comment }),
    });
    if (made === null) voice.toast(voice.t("toasts.wordsGone"), { tone: "error" });
    return made === null ? null : (made.threadIds[0] ?? made.id);
  };

  return (
    <section className={styles.composer} aria-label={t("newComment")}>
      <About trackId={draft.trackId} quote={draft.span?.quote ?? null} />
      <CommentForm
        label={t("newComment")}
        action={t("send")}
        mayBeEmpty={labelId !== ""}
        send={send}
        onCancel={() => setDraft(model, null)}
      >
        {draft.span !== null && (
          <label className={styles.pick}>
            <span>{t("label")}</span>
            <select value={labelId} onChange={(event) => setLabelId(event.target.value)}>
              <option value="">{t("noLabel")}</option>
              {labels.map((label) => (
                <option key={label.id} value={label.id}>
                  {nameOf(label)}
                </option>
              ))}
            </select>
          </label>
        )}
        {mayJudge && <SeverityField value={severity} onChange={setSeverity} />}
      </CommentForm>
    </section>
  );
}
