"use client";

import { MessageSquarePlus } from "lucide-react";
import { useEffect, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useModel, useRow } from "@/components/workbench/context";
import { NotLoaded } from "@/components/workbench/not-loaded";
import panel from "@/components/workbench/panel.module.css";
import { useStore } from "@/components/workbench/store";
import { useIsMissing } from "@/components/workbench/use-gathered";
import { can } from "@/lib/accounts/core/rights";
import type { AnnotationView } from "@/lib/discussion/server/schema";
import type { ThreadView } from "@/lib/discussion/server/thread-schema";
import { AnnotationCard } from "./annotation-card";
import { Composer } from "./composer";
import styles from "./discussion.module.css";
import { beginComment } from "./discussion-actions";
import { DocumentThreads } from "./document-threads";
import { type Talk, TalkProvider } from "./talk";
import { ThreadCard } from "./thread-card";
import { useAnnotations, useThreads } from "./use-discussion";
import { useMembers } from "./use-members";

export type StateChoice = "open" | "resolved" | "all";
type Choice = {
  readonly scope: "paragraph" | "document";
  readonly state: StateChoice;
  readonly mine: boolean;
};

const SCOPES = ["paragraph", "document"] as const;
const STATES = ["open", "resolved", "all"] as const;

/** How many discussions of this paragraph are open. */
export function DiscussionCount() {
  const t = useTranslations("discussion");
  const paragraphId = useParagraphHere();
  const threads = useThreads(paragraphId ?? "");
  const count = threads?.filter(({ resolvedAt }) => resolvedAt === null).length ?? 0;
  return count === 0 ? null : (
    <span className={panel.count}>
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{t("openCount", { count })}</span>
    </span>
  );
}

/** The paragraph where one stands; its threads are read as long as the panel is open. */
function useParagraphHere(): string | undefined {
  const model = useModel();
  const index = useStore(model.cursor, (cursor) => cursor.index);
  const paragraphId = useRow(index)?.paragraph.id;
  useEffect(() => {
    if (paragraphId === undefined) return;
    const { annotations, threads } = model.discussion;
    const stops = [annotations.watch(paragraphId), threads.watch(paragraphId)];
    return () => {
      for (const stop of stops) stop();
    };
  }, [model, paragraphId]);
  return paragraphId;
}

/** What is marked and said about the paragraph where one stands, or in the whole document. */
export function DiscussionTab() {
  const t = useTranslations("discussion");
  const model = useModel();
  const paragraphId = useParagraphHere();
  const column = useStore(model.cursor, (cursor) => cursor.column);
  const draft = useStore(model.discussion.draft, (value) => value);
  const [choice, setChoice] = useState<Choice>({ scope: "paragraph", state: "open", mine: false });
  const talk = useTalkOfProject();
  return (
    <TalkProvider talk={talk}>
      <div className={panel.tab}>
        <Filters choice={choice} setChoice={setChoice} />
        <Composer />
        {draft === null && talk.mayWrite && choice.scope === "paragraph" && (
          <div>
            <Button size="small" icon={<MessageSquarePlus />} onClick={() => beginComment(model, null)}>
              {column === null ? t("comment") : t("commentOn")}
            </Button>
          </div>
        )}
        {choice.scope === "document" ? (
          <DocumentThreads state={choice.state} mine={choice.mine} />
        ) : (
          <ParagraphThreads paragraphId={paragraphId} choice={choice} />
        )}
      </div>
    </TalkProvider>
  );
}

/** The person in the project whose document this is. */
function useTalkOfProject(): Talk {
  const { seed } = useModel();
  const people = useMembers();
  return useMemo(
    () => ({
      personId: seed.person.id,
      ...{ mayWrite: can(seed.role, "translate"), mayModerate: can(seed.role, "review"), people },
    }),
    [seed, people],
  );
}

function Filters({ choice, setChoice }: { choice: Choice; setChoice: (choice: Choice) => void }) {
  const t = useTranslations("discussion");
  return (
    <div className={styles.filters}>
      <select
        aria-label={t("scope")}
        value={choice.scope}
        onChange={(event) =>
          setChoice({ ...choice, scope: SCOPES.find((each) => each === event.target.value) ?? "paragraph" })
        }
      >
        {SCOPES.map((each) => (
          <option key={each} value={each}>
            {t(`scopes.${each}`)}
          </option>
        ))}
      </select>
      <select
        aria-label={t("state")}
        value={choice.state}
        onChange={(event) =>
          setChoice({ ...choice, state: STATES.find((each) => each === event.target.value) ?? "open" })
        }
      >
        {STATES.map((each) => (
          <option key={each} value={each}>
            {t(`states.${each}`)}
          </option>
        ))}
      </select>
      <label className={styles.mine}>
        <input
          type="checkbox"
          checked={choice.mine}
          onChange={(event) => setChoice({ ...choice, mine: event.target.checked })}
        />
        {t("mine")}
      </label>
    </div>
  );
}

function ParagraphThreads({ paragraphId, choice }: { paragraphId: string | undefined; choice: Choice }) {
  const t = useTranslations("discussion");
  const model = useModel();
  const annotations = useAnnotations(paragraphId ?? "");
  const threads = useThreads(paragraphId ?? "");
  const isMissing = useIsMissing(model.discussion.threads, paragraphId ?? "");
  const focused = useStore(model.discussion.focused, (value) => value);
  if (paragraphId === undefined) return <p className={panel.nothing}>{t("choose")}</p>;
  if (threads === null) return isMissing ? <NotLoaded /> : null;
  const myId = model.seed.person.id;
  const shown = threads
    .filter((thread) => thread.id === focused || fits(thread, choice, myId))
    .toSorted(inTextOrder);
  const bare = annotations.filter(
    (annotation) =>
      annotation.threadIds.length === 0 &&
      !isShownByItsSource(annotation, annotations) &&
      (annotation.id === focused ||
        (choice.state !== "resolved" && (!choice.mine || annotation.createdBy.id === myId))),
  );
  const isNothing = threads.length === 0 && annotations.length === 0;
  if (isNothing)
    return (
      <p className={panel.nothing}>
        {t("nothing")} {can(model.seed.role, "translate") && t("nothingHint")}
      </p>
    );
  if (shown.length === 0 && bare.length === 0) return <p className={panel.nothing}>{t("nothingOpen")}</p>;
  const isDetached = (annotation: AnnotationView | null) => annotation?.status === "detached";
  const gone = [
    ...shown
      .filter(({ annotation }) => isDetached(annotation))
      .map((thread) => <ThreadCard key={thread.id} thread={thread} />),
    ...bare
      .filter(isDetached)
      .map((annotation) => <AnnotationCard key={annotation.id} annotation={annotation} />),
  ];
  return (
    <>
      {shown
        .filter(({ annotation }) => !isDetached(annotation))
        .map((thread) => (
          <ThreadCard key={thread.id} thread={thread} />
        ))}
      {bare
        .filter((annotation) => !isDetached(annotation))
        .map((annotation) => (
          <AnnotationCard key={annotation.id} annotation={annotation} />
        ))}
      {gone.length > 0 && (
        <section className={styles.section}>
          <h2>{t("detachedTitle")}</h2>
          <p className={styles.hint}>{t("detachedHint")}</p>
          {gone}
        </section>
      )}
    </>
  );
}

/** A link is listed once, at its source, unless there is more to say of the other side. */
function isShownByItsSource(
  { linkId, trackId, labelId, conceptId, status }: AnnotationView,
  all: readonly AnnotationView[],
): boolean {
  if (linkId === null || trackId === null || labelId !== null || status === "detached") return false;
  const source = all.find((other) => other.linkId === linkId && other.trackId === null);
  return source !== undefined && (conceptId === null || conceptId === source.conceptId);
}

function fits(thread: ThreadView, { state, mine }: Choice, myId: string): boolean {
  if (state !== "all" && (thread.resolvedAt === null) !== (state === "open")) return false;
  const isMine = () =>
    thread.createdBy.id === myId ||
    thread.comments.some(
      ({ author, mentions }) => author.id === myId || mentions.some(({ id }) => id === myId),
    );
  return !mine || isMine();
}

/** The source before the tracks, and each in the order of its text. */
function inTextOrder(a: ThreadView, b: ThreadView): number {
  const column = Number(a.trackId !== null) - Number(b.trackId !== null);
  const track = (a.trackId ?? "").localeCompare(b.trackId ?? "");
  return (
    column || track || (a.annotation?.start ?? 0) - (b.annotation?.start ?? 0) || a.id.localeCompare(b.id)
  );
}
