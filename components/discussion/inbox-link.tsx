"use client";

import { Inbox } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "use-intl";
import styles from "./inbox.module.css";
import { useUnread } from "./inbox-count";

/** The way to the inbox, with how much in it is unread. `onLeave` says whether the page may be left. */
export function InboxLink({ onLeave }: { onLeave?: () => boolean }) {
  const t = useTranslations("shell");
  const count = useUnread();
  const label = t("inboxCount", { count });
  return (
    <Link
      className={styles.link}
      href="/inbox"
      aria-label={label}
      title={label}
      onClick={(event) => {
        if (onLeave?.() === false) event.preventDefault();
      }}
    >
      <Inbox aria-hidden="true" />
      {count > 0 && (
        <span className={styles.count} aria-hidden="true">
          {count > 99 ? "99+" : count}
        </span>
      )}
    </Link>
  );
}
