"use client";

import { useEffect } from "react";
import { api } from "@/components/ui/api";
import { createStore, useStore } from "@/components/workbench/store";

const EVERY_MS = 60_000;

/** How many notifications the person has not read; one number for the whole window. */
const unread = createStore(0);

/** Asks again how many there are. */
export async function refreshUnread(): Promise<void> {
  try {
    const { unreadCount } = await api<{ unreadCount: number }>("/me/notifications?limit=1");
    unread.set(unreadCount);
  } catch {
    // A number beside an icon: it is asked for again soon.
  }
}

/** Marks notifications, and says how many are left. */
export async function markNotifications(which: {
  readonly ids?: readonly string[];
  readonly threadId?: string;
  /** With all that is said under it. */
  readonly proposalId?: string;
  readonly read: boolean;
}): Promise<void> {
  const { unreadCount } = await api<{ unreadCount: number }>("/me/notifications/read", {
    method: "POST",
    body: which,
  });
  unread.set(unreadCount);
}

/** The number, kept up to date while it is shown: in time, and when the window is looked at again. */
export function useUnread(): number {
  useEffect(() => {
    const ask = () => {
      if (document.visibilityState === "visible") void refreshUnread();
    };
    ask();
    const timer = setInterval(ask, EVERY_MS);
    document.addEventListener("visibilitychange", ask);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", ask);
    };
  }, []);
  return useStore(unread, (count) => count);
}
