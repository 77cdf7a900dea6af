"use client";

import { Ellipsis, MessageSquarePlus, Trash2 } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { IconButton } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { useModel, useVoice } from "@/components/workbench/context";
import type { AnnotationView } from "@/lib/discussion/server/schema";
import { Card } from "./card";
import { CommentForm } from "./comment-form";
import { beginConceptLink } from "./concept-actions";
import { removeAnnotation } from "./discussion-actions";
import { useTalk } from "./talk";

/** Marked words that nobody has commented on: a label, a concept, a link. */
export function AnnotationCard({ annotation }: { annotation: AnnotationView }) {
  const t = useTranslations("discussion");
  const model = useModel();
  const voice = useVoice();
  const [isWriting, setWriting] = useState(false);
  const { document } = model.seed;
  const { personId, mayWrite, mayModerate } = useTalk();
  const isOwn = annotation.createdBy.id === personId && annotation.severity === null;
  const mayRemove = mayWrite && (isOwn || mayModerate);
  const copy = async () => {
    const { origin, pathname } = window.location;
    await navigator.clipboard.writeText(`${origin}${pathname}?annotation=${annotation.id}`);
    voice.toast(voice.t("toasts.linkCopied"));
  };
  return (
    <Card
      id={annotation.id}
      annotation={annotation}
      trackId={annotation.trackId}
      tools={
        <>
          {mayWrite && (
            <IconButton
              size="small"
              label={t("discuss")}
              icon={<MessageSquarePlus />}
              onClick={() => setWriting(true)}
            />
          )}
          {mayRemove && (
            <IconButton
              size="small"
              label={t("remove")}
              icon={<Trash2 />}
              onClick={() => void removeAnnotation(model, voice, annotation)}
            />
          )}
          <Menu
            label={t("moreAnnotation")}
            icon={<Ellipsis />}
            iconOnly
            size="small"
            items={[
              { label: t("copyLink"), onSelect: () => void copy() },
              ...(mayWrite && annotation.conceptId === null
                ? [
                    {
                      label: t("concept.link"),
                      onSelect: () => beginConceptLink(model, { kind: "annotation", annotation }),
                    },
                  ]
                : []),
            ]}
          />
        </>
      }
    >
      {isWriting && (
        <CommentForm
          label={t("newComment")}
          action={t("send")}
          onCancel={() => setWriting(false)}
          send={async (written) => {
            const subject = { type: "annotation", id: annotation.id };
            await api(`/documents/${document.id}/threads`, { method: "POST", body: { subject, ...written } });
            setWriting(false);
            model.discussion.changed(annotation.paragraphId);
          }}
        />
      )}
    </Card>
  );
}
