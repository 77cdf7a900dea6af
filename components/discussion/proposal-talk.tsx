"use client";

import { Link, MessageSquarePlus } from "lucide-react";
import { useCallback, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button, IconButton } from "@/components/ui/button";
import { useVoice } from "@/components/workbench/context";
import type { Mentionable } from "@/lib/discussion/core/mentions";
import type { ThreadView } from "@/lib/discussion/server/thread-schema";
import { CommentForm } from "./comment-form";
import { readAll } from "./fetches";
import { markNotifications } from "./inbox-count";
import styles from "./proposal-talk.module.css";
import { type Talk, TalkProvider, useTalk } from "./talk";
import { SettleButton, ThreadBody } from "./thread-body";

/** No socket reaches this page: what others say comes with the next look. */
const EVERY_MS = 15_000;

type ProposalTalkProps = {
  proposalId: string;
  talk: Talk;
  /** Newest first, as all that follow. */
  threads: readonly ThreadView[];
};

/** What is said about a proposal: beneath what is proposed, by everybody who reads it. */
export function ProposalTalk({ proposalId, talk: given, threads: first }: ProposalTalkProps) {
  const t = useTranslations("discussion");
  const path = `/proposals/${proposalId}`;
  const { threads, people, look } = useWhatIsSaid(path, first, given.people);
  const focused = useThreadOfAddress();
  const [isWriting, setWriting] = useState(false);
  useEffect(() => {
    // A number beside an icon may wait for the next look.
    markNotifications({ proposalId, read: true }).catch(() => {});
  }, [proposalId]);
  const talk = { ...given, people };
  const begin = async (written: { body: string; mentions: readonly string[] }) => {
    await api(`${path}/threads`, { method: "POST", body: written });
    setWriting(false);
    await look();
  };
  return (
    <TalkProvider talk={talk}>
      <section className={styles.talk}>
        <h2>{t("proposal.title")}</h2>
        {threads.length === 0 && !isWriting && <p className={styles.nothing}>{t("proposal.nothing")}</p>}
        {talk.mayWrite && !isWriting && (
          <div>
            <Button icon={<MessageSquarePlus />} onClick={() => setWriting(true)}>
              {t("proposal.begin")}
            </Button>
          </div>
        )}
        {isWriting && (
          <CommentForm
            label={t("newComment")}
            action={t("send")}
            onCancel={() => setWriting(false)}
            send={begin}
          />
        )}
        {threads.map((thread) => (
          <Thread
            key={thread.id}
            thread={thread}
            isFocused={thread.id === focused}
            onChanged={() => void look()}
          />
        ))}
      </section>
    </TalkProvider>
  );
}

type ThreadProps = { thread: ThreadView; isFocused: boolean; onChanged: () => void };

function Thread({ thread, isFocused, onChanged }: ThreadProps) {
  const t = useTranslations("discussion");
  const voice = useVoice();
  const { mayWrite } = useTalk();
  const { id, createdBy, resolvedAt } = thread;
  const copy = async () => {
    const { origin, pathname } = window.location;
    await navigator.clipboard.writeText(`${origin}${pathname}#${anchorOf(id)}`);
    voice.toast(voice.t("toasts.linkCopied"));
  };
  return (
    <article
      id={anchorOf(id)}
      className={styles.thread}
      aria-label={t("threadLabel", { about: createdBy.name })}
      data-focused={isFocused || undefined}
      data-resolved={resolvedAt !== null || undefined}
    >
      <ThreadBody
        thread={thread}
        onChanged={onChanged}
        tools={
          <>
            {mayWrite && <SettleButton thread={thread} onChanged={onChanged} />}
            <IconButton size="small" label={t("copyLink")} icon={<Link />} onClick={() => void copy()} />
          </>
        }
      />
    </article>
  );
}

const anchorOf = (threadId: string): string => `thread-${threadId}`;

/** The threads and whom one may mention, read again now and then while the page is looked at. */
function useWhatIsSaid(path: string, first: readonly ThreadView[], firstPeople: readonly Mentionable[]) {
  const [threads, setThreads] = useState(first);
  const [people, setPeople] = useState(firstPeople);
  const look = useCallback(async () => {
    const now = await readAll<ThreadView>(`${path}/threads`, new URLSearchParams({ limit: "200" }));
    setThreads(now);
    const { items } = await api<{ items: readonly Mentionable[] }>(`${path}/people`);
    setPeople(items);
  }, [path]);
  useEffect(() => {
    const lookIfSeen = () => {
      // A server that is away is asked again soon.
      if (document.visibilityState === "visible") look().catch(() => {});
    };
    const timer = setInterval(lookIfSeen, EVERY_MS);
    document.addEventListener("visibilitychange", lookIfSeen);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", lookIfSeen);
    };
  }, [look]);
  return { threads, people, look };
}

/** The discussion that the address leads to, brought into view. */
function useThreadOfAddress(): string | null {
  const [focused, setFocused] = useState<string | null>(null);
  useEffect(() => {
    const follow = () => {
      const anchor = window.location.hash.slice(1);
      setFocused(anchor.startsWith("thread-") ? anchor.slice("thread-".length) : null);
      if (anchor.startsWith("thread-")) document.getElementById(anchor)?.scrollIntoView({ block: "center" });
    };
    follow();
    window.addEventListener("hashchange", follow);
    return () => window.removeEventListener("hashchange", follow);
  }, []);
  return focused;
}
