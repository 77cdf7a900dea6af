"use client";

import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { TextDifference } from "@/components/ui/text-difference";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { languageTag } from "@/components/workbench/language-tag";
import { ifMatch, staleRendering } from "@/components/workbench/over-seen";
import type { RenderingView } from "@/components/workbench/row";
import type { VersionChange } from "@/lib/renderings/server/versions-schema";
import own from "./compare.module.css";

type VersionChangesProps = {
  track: { readonly id: string; readonly language: string };
  versionId: string;
  /** Null: what stands there now. */
  withId: string | null;
  document: { readonly path: string; readonly language: string };
  mayRestore: boolean;
};

type Page = { readonly items: readonly VersionChange[]; readonly nextCursor: string | null };

/** What became of a version's texts, word by word; a text of it can be written again. */
export function VersionChanges({ track, versionId, withId, document, mayRestore }: VersionChangesProps) {
  const t = useTranslations("compare.versions");
  const { page, more, forget, renew, busy } = usePages(track.id, versionId, withId);
  if (page === null) return <p aria-live="polite">{t("looking")}</p>;
  if (page.items.length === 0) return <p aria-live="polite">{t("same")}</p>;
  return (
    <>
      <ol className={own.list}>
        {page.items.map((change) => (
          <li key={change.paragraphId} className={own.item}>
            <p className={own.about}>
              <a href={`${document.path}?tracks=${track.id}&p=${change.number}`}>
                {t("place", { number: change.number })}
              </a>
              {mayRestore && change.before.revision !== null && (
                <Restore
                  change={change}
                  onRestored={(now) => (withId === null ? forget(change.paragraphId) : renew(change, now))}
                  onStale={(now) => renew(change, now)}
                />
              )}
            </p>
            <p className={own.source} lang={languageTag(document.language)}>
              {change.source}
            </p>
            <p className={own.text}>
              <TextDifference
                before={change.before.text}
                after={change.after.text}
                lang={languageTag(track.language)}
                abridged
              />
            </p>
          </li>
        ))}
      </ol>
      {page.nextCursor !== null && (
        <Button variant="quiet" busy={busy} onClick={more}>
          {t("more")}
        </Button>
      )}
    </>
  );
}

function usePages(trackId: string, versionId: string, withId: string | null) {
  const { busy, run } = useAction();
  const [page, setPage] = useState<Page | null>(null);
  const address = `/tracks/${trackId}/versions/${versionId}/changes` as const;
  const compared = withId === null ? "" : `&with=${withId}`;
  useEffect(() => {
    const stop = new AbortController();
    void run(async () => {
      const first = await api<Page>(`${address}?limit=50${compared}`);
      if (!stop.signal.aborted) setPage(first);
    });
    return () => stop.abort();
  }, [address, compared, run]);
  const more = () =>
    void run(async () => {
      const next = await api<Page>(`${address}?limit=50${compared}&cursor=${page?.nextCursor}`);
      setPage({ items: [...(page?.items ?? []), ...next.items], nextCursor: next.nextCursor });
    });
  const forget = (paragraphId: string) =>
    setPage(
      (known) => known && { ...known, items: known.items.filter((item) => item.paragraphId !== paragraphId) },
    );
  /** What stands there now, where it has changed since it was loaded. */
  const renew = ({ paragraphId }: VersionChange, { text, revision }: RenderingView) =>
    setPage(
      (known) =>
        known && {
          ...known,
          items: known.items.map((item) => {
            if (item.paragraphId !== paragraphId) return item;
            const renewed = { ...item, revisionNow: revision };
            return withId === null ? { ...renewed, after: { text, revision } } : renewed;
          }),
        },
    );
  return { page, more, forget, renew, busy };
}

type RestoreProps = {
  change: VersionChange;
  onRestored: (now: RenderingView) => void;
  /** Somebody wrote there since it was loaded. */
  onStale: (now: RenderingView) => void;
};

function Restore({ change, onRestored, onStale }: RestoreProps) {
  const t = useTranslations("compare.versions");
  const toast = useToast();
  const { busy, run } = useAction();
  const restore = () =>
    void run(async () => {
      const body = { revision: change.before.revision };
      const headers = ifMatch(change.revisionNow);
      try {
        const path = `/renderings/${change.renderingId}/restore` as const;
        const now = await api<RenderingView>(path, { method: "POST", body, headers });
        toast(t("restored", { number: change.number }));
        onRestored(now);
      } catch (error) {
        const now = staleRendering(error);
        if (now !== null) onStale(now);
        throw error;
      }
    });
  return (
    <Button
      size="small"
      variant="quiet"
      busy={busy}
      aria-label={t("restorePlace", { number: change.number })}
      onClick={restore}
    >
      {t("restore")}
    </Button>
  );
}
