"use client";

import { Mail, MailOpen } from "lucide-react";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import projects from "@/components/projects/projects.module.css";
import { addressOfPlace } from "@/components/review/place-address";
import { api } from "@/components/ui/api";
import { Button, IconButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { TimeText } from "@/components/ui/time-text";
import { useAction } from "@/components/ui/use-action";
import type { Inbox, NotificationView } from "@/lib/discussion/server/thread-schema";
import styles from "./inbox.module.css";
import { markNotifications } from "./inbox-count";

/** What concerns the person: mentions, answers, words about their translations. */
export function InboxPage({ first }: { first: Inbox }) {
  const t = useTranslations("discussion");
  const { busy, run } = useAction();
  const [page, setPage] = useState(first);
  const [unreadOnly, setUnreadOnly] = useState(false);
  const shown = unreadOnly ? page.items.filter(({ readAt }) => readAt === null) : page.items;
  const isAnyUnread = page.items.some(({ readAt }) => readAt === null) || page.unreadCount > 0;

  const setRead = (ids: readonly string[] | null, read: boolean) =>
    run(async () => {
      await markNotifications({ ...(ids !== null && { ids }), read });
      const readAt = read ? new Date().toISOString() : null;
      setPage(({ items, ...rest }) => ({
        ...rest,
        unreadCount: ids === null ? 0 : rest.unreadCount,
        items: items.map((item) => (ids === null || ids.includes(item.id) ? { ...item, readAt } : item)),
      }));
    });
  const more = () =>
    run(async () => {
      const next = await api<Inbox>(`/me/notifications?limit=50&cursor=${page.nextCursor}`);
      setPage(({ items }) => ({ ...next, items: [...items, ...next.items] }));
    });

  if (page.items.length === 0)
    return (
      <EmptyState isPage title={t("inbox.emptyTitle")}>
        {t("inbox.empty")}
      </EmptyState>
    );
  return (
    <>
      <div className={projects.head}>
        <h1>{t("inbox.title")}</h1>
        <div className={projects.actions}>
          <label className={styles.only}>
            <input
              type="checkbox"
              checked={unreadOnly}
              onChange={(event) => setUnreadOnly(event.target.checked)}
            />
            {t("inbox.unreadOnly")}
          </label>
          <Button
            icon={<MailOpen />}
            busy={busy}
            disabled={!isAnyUnread}
            onClick={() => void setRead(null, true)}
          >
            {t("inbox.readAll")}
          </Button>
        </div>
      </div>
      {shown.length === 0 && <p className={projects.nothing}>{t("inbox.emptyUnread")}</p>}
      <ul className={styles.list}>
        {shown.map((item) => (
          <Item key={item.id} item={item} setRead={(read) => void setRead([item.id], read)} />
        ))}
      </ul>
      {page.nextCursor !== null && (
        <Button busy={busy} onClick={() => void more()}>
          {t("showMore")}
        </Button>
      )}
    </>
  );
}

function Item({ item, setRead }: { item: NotificationView; setRead: (read: boolean) => void }) {
  const t = useTranslations("discussion");
  const isUnread = item.readAt === null;
  const { count = 0, fileName = "", glossaryName } = item.glossaryImport ?? {};
  const what = t(`inbox.kinds.${item.kind}`, { name: item.actor.name, count, file: fileName });
  return (
    <li className={styles.item} data-unread={isUnread || undefined}>
      <div className={styles.head}>
        {isUnread && <span className="visually-hidden">{t("inbox.isUnread")}: </span>}
        <Link className={styles.what} href={addressOf(item)}>
          {what}
        </Link>
        <span className={styles.when}>
          <TimeText value={item.createdAt} />
        </span>
        <IconButton
          size="small"
          label={isUnread ? t("inbox.read") : t("inbox.unread")}
          icon={isUnread ? <MailOpen /> : <Mail />}
          onClick={() => setRead(isUnread)}
        />
      </div>
      {item.quote !== null && <p className={styles.quote}>{item.quote}</p>}
      {item.proposal !== null && <p className={styles.term}>{item.proposal.term}</p>}
      {item.excerpt !== "" && <p className={styles.excerpt}>{item.excerpt}</p>}
      <p className={styles.place}>
        {[item.proposal?.glossaryName ?? glossaryName, item.projectName, item.documentTitle]
          .filter((part) => part !== undefined && part !== null)
          .join(" · ")}
      </p>
    </li>
  );
}

/**
 * Where it leads: a discussion at its place in the workbench, the page of a proposal with what is said under it, the
 * paragraph where work waits, the page where prepared files are, or the glossary.
 */
function addressOf(item: NotificationView): string {
  const { proposal, projectId, documentId, threadId, trackId, exportId, paragraphNumber: number } = item;
  if (trackId !== null && projectId !== null && documentId !== null)
    return addressOfPlace({ projectId, documentId, trackId, number });
  if (item.glossaryImport !== null) return `/glossaries/${item.glossaryImport.glossaryId}`;
  if (exportId !== null) return `/projects/${projectId}/documents/${documentId}/export`;
  if (proposal !== null) return `/proposals/${proposal.id}${threadId === null ? "" : `#thread-${threadId}`}`;
  return `/projects/${projectId}/documents/${documentId}?thread=${threadId}`;
}
