"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { useAction } from "@/components/ui/use-action";
import { useModel, useVoice } from "@/components/workbench/context";
import panel from "@/components/workbench/panel.module.css";
import { useStore } from "@/components/workbench/store";
import type { ThreadView } from "@/lib/discussion/server/thread-schema";
import type { StateChoice } from "./discussion-tab";
import { ThreadCard } from "./thread-card";

type Page = { readonly items: readonly ThreadView[]; readonly nextCursor: string | null };

/** Discussions of the whole document, newest first. */
export function DocumentThreads({ state, mine }: { state: StateChoice; mine: boolean }) {
  const t = useTranslations("discussion");
  const model = useModel();
  const voice = useVoice();
  const { busy, run } = useAction();
  const heard = useStore(model.discussion.heard, (nth) => nth);
  const [page, setPage] = useState<Page | null>(null);
  const query = new URLSearchParams({ limit: "30", mine: String(mine), ...(state !== "all" && { state }) });
  const path = `/documents/${model.seed.document.id}/threads?${query}`;

  // biome-ignore lint/correctness/useExhaustiveDependencies: what was heard is a reason to read again.
  useEffect(() => {
    const stop = new AbortController();
    api<Page>(path, { signal: stop.signal })
      .then(setPage)
      .catch((error: Error) => {
        if (error.name !== "AbortError") voice.toast(voice.problem(error), { tone: "error" });
      });
    return () => stop.abort();
  }, [path, heard]);

  if (page === null) return null;
  if (page.items.length === 0) return <p className={panel.nothing}>{t("nothingOpen")}</p>;
  const more = () =>
    run(async () => {
      const next = await api<Page>(`${path}&cursor=${page.nextCursor}`);
      setPage({ items: [...page.items, ...next.items], nextCursor: next.nextCursor });
    });
  return (
    <>
      {page.items.map((thread) => (
        <ThreadCard key={thread.id} thread={thread} isFar />
      ))}
      {page.nextCursor !== null && (
        <Button size="small" busy={busy} onClick={() => void more()}>
          {t("showMore")}
        </Button>
      )}
    </>
  );
}
