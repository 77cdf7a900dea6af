"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { useModel, useVoice } from "@/components/workbench/context";
import type { ThreadView } from "@/lib/discussion/server/thread-schema";
import { Card } from "./card";
import { beginConceptLink } from "./concept-actions";
import { goToDiscussed, removeAnnotation } from "./discussion-actions";
import { useTalk } from "./talk";
import { SettleButton, ThreadBody } from "./thread-body";

type ThreadCardProps = {
  thread: ThreadView;
  /** It may lie at another paragraph than where one stands. */
  isFar?: boolean;
};

/** One discussion of the document: what it is about, what was said, and a place to answer. */
export function ThreadCard({ thread, isFar = false }: ThreadCardProps) {
  const t = useTranslations("discussion");
  const model = useModel();
  const changed = () => model.discussion.changed(thread.paragraphId);
  return (
    <Card
      id={thread.id}
      annotation={thread.annotation}
      trackId={thread.trackId}
      isResolved={thread.resolvedAt !== null}
      tools={<ThreadTools thread={thread} onChanged={changed} />}
    >
      <ThreadBody thread={thread} onChanged={changed}>
        {isFar && (
          <Button size="small" variant="quiet" onClick={() => void goToDiscussed(model, thread)}>
            {t("goTo")}
          </Button>
        )}
      </ThreadBody>
    </Card>
  );
}

function ThreadTools({ thread, onChanged }: { thread: ThreadView; onChanged: () => void }) {
  const t = useTranslations("discussion");
  const model = useModel();
  const voice = useVoice();
  const { personId, mayWrite, mayModerate } = useTalk();
  const { annotation } = thread;
  const isOwn = annotation?.createdBy.id === personId && annotation.severity === null;
  const mayRemove = annotation !== null && mayWrite && (isOwn || mayModerate);
  const copy = async () => {
    const { origin, pathname } = window.location;
    await navigator.clipboard.writeText(`${origin}${pathname}?thread=${thread.id}`);
    voice.toast(voice.t("toasts.linkCopied"));
  };
  return (
    <>
      {mayWrite && <SettleButton thread={thread} onChanged={onChanged} />}
      <Menu
        label={t("more")}
        icon={<Ellipsis />}
        iconOnly
        size="small"
        items={[
          { label: t("copyLink"), onSelect: () => void copy() },
          ...(mayWrite && annotation !== null && annotation.conceptId === null
            ? [
                {
                  label: t("concept.link"),
                  onSelect: () => beginConceptLink(model, { kind: "annotation", annotation }),
                },
              ]
            : []),
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
