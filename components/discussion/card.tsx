"use client";

import { Link2 } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { useModel, useVoice } from "@/components/workbench/context";
import panel from "@/components/workbench/panel.module.css";
import { useStore } from "@/components/workbench/store";
import { can } from "@/lib/accounts/core/rights";
import type { AnnotationView } from "@/lib/discussion/server/schema";
import { About } from "./about";
import { ConceptLine } from "./concept-line";
import styles from "./discussion.module.css";
import { draftOf, spanNow } from "./discussion-actions";
import { SeverityLine } from "./error-severity";
import { LabelChip } from "./label-chip";
import { useAnnotations, useLabels } from "./use-discussion";

type CardProps = {
  /** What `discussion.focused` names. */
  id: string;
  annotation: AnnotationView | null;
  trackId: string | null;
  isResolved?: boolean;
  tools: ReactNode;
  children?: ReactNode;
};

/** What is marked, with what belongs to it: the words, their label, what they are linked with. */
export function Card({ id, annotation, trackId, isResolved = false, tools, children }: CardProps) {
  const t = useTranslations("discussion");
  const model = useModel();
  const card = useRef<HTMLElement>(null);
  const focused = useStore(model.discussion.focused, (value) => value);
  const annotations = useAnnotations(annotation?.paragraphId ?? "");
  const linkId = annotations.find((each) => each.id === focused)?.linkId ?? null;
  const isLinkFocused = linkId !== null && linkId === annotation?.linkId;
  const isFocused = focused !== null && (focused === id || focused === annotation?.id || isLinkFocused);
  useEffect(() => {
    if (isFocused) card.current?.scrollIntoView({ block: "nearest" });
  }, [isFocused]);
  const label = useLabels().find((each) => each.id === annotation?.labelId);
  const quote = annotation?.quote ?? null;
  return (
    <article
      ref={card}
      className={panel.card}
      aria-label={t("threadLabel", { about: quote ?? t("whole") })}
      data-focused={isFocused || undefined}
      data-resolved={isResolved || undefined}
      onPointerEnter={() => model.discussion.hovered.set(annotation?.id ?? null)}
      onPointerLeave={() => model.discussion.hovered.set(null)}
    >
      <div className={styles.cardHead}>
        <About trackId={trackId} quote={quote} />
        <div className={styles.cardTools}>{tools}</div>
      </div>
      {annotation !== null && label !== undefined && (
        <div className={styles.kind}>
          <LabelChip label={label} />
          <SeverityLine annotation={annotation} />
        </div>
      )}
      {annotation !== null && <ConceptLine annotation={annotation} />}
      {annotation !== null && annotation.linkId !== null && <Linked annotation={annotation} />}
      {annotation?.status === "detached" && <Detached annotation={annotation} />}
      {children}
    </article>
  );
}

function Linked({ annotation }: { annotation: AnnotationView }) {
  const t = useTranslations("discussion");
  const annotations = useAnnotations(annotation.paragraphId);
  const others = annotations.filter(
    ({ id, linkId, trackId }) =>
      id !== annotation.id &&
      linkId === annotation.linkId &&
      (trackId === null) !== (annotation.trackId === null),
  );
  return others.map(({ id, trackId, quote }) => (
    <div key={id} className={styles.linked}>
      <Link2 aria-label={t("linkedWith")} />
      <About trackId={trackId} quote={quote} />
    </div>
  ));
}

/** Its words are gone: it can be given others. */
function Detached({ annotation }: { annotation: AnnotationView }) {
  const t = useTranslations("discussion");
  const model = useModel();
  const voice = useVoice();
  const selection = useStore(model.selection, (value) => value);
  const attach = async () => {
    if (selection === null) return;
    try {
      const span = await spanNow(model, draftOf(selection));
      if (span === null) return voice.toast(voice.t("toasts.wordsGone"), { tone: "error" });
      await api(`/annotations/${annotation.id}`, { method: "PATCH", body: { span } });
      model.selection.set(null);
      model.discussion.changed(null);
      voice.toast(t("attached"));
    } catch (error) {
      voice.toast(voice.problem(error), { tone: "error" });
    }
  };
  return (
    <div className={styles.detached}>
      <p>{t("detached")}</p>
      {can(model.seed.role, annotation.severity === null ? "translate" : "review") && (
        <Button size="small" disabled={selection === null} onClick={() => void attach()}>
          {selection === null ? t("attachHint") : t("attach")}
        </Button>
      )}
    </div>
  );
}
