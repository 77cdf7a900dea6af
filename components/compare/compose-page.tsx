"use client";

import { ArrowUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import styles from "@/components/projects/projects.module.css";
import { api } from "@/components/ui/api";
import { Button, IconButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SelectField, TextField } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { type ComposedView, MOST_COMPOSED_FROM, MOST_SEEN } from "@/lib/renderings/server/adoptions-schema";
import own from "./compare.module.css";
import { ComposeRows } from "./compose-rows";
import { type ComposeRowsView, useComposeRows } from "./use-compose-rows";

export type ComposeTrack = {
  readonly id: string;
  readonly name: string;
  readonly language: string;
  readonly locked: boolean;
};

type ComposePageProps = {
  document: { readonly id: string; readonly path: string; readonly language: string };
  tracks: readonly ComposeTrack[];
  /** BCP 47, of a track that is made for it. */
  targetLanguage: string;
};

const NEW = "new";

/** A track is composed out of others: in which order they are preferred, and what else for single paragraphs. */
export function ComposePage({ document, tracks, targetLanguage }: ComposePageProps) {
  const t = useTranslations("compare.compose");
  const [into, setInto] = useState<string>(NEW);
  const [name, setName] = useState(t("newName"));
  const [order, setOrder] = useState(tracks.map(({ id }) => id));
  const [replace, setReplace] = useState(false);
  const [picks, setPicks] = useState<ReadonlyMap<string, string | null>>(new Map());
  const prefer = order.filter((id) => id !== into);
  const view = useComposeRows(document.id);
  const { rows } = view;
  const { busy, compose } = useCompose({
    ...{ document, targetLanguage, into, name, prefer, replace, picks, rows },
  });
  if (tracks.length === 0) {
    return (
      <EmptyState title={t("title")} isPage action={<a href={document.path}>{t("toWorkbench")}</a>}>
        {t("needsTracks")}
      </EmptyState>
    );
  }
  const target = tracks.find(({ id }) => id === into);
  return (
    <>
      <div className={styles.head}>
        <h1>{t("title")}</h1>
      </div>
      <p className={styles.subtitle}>{t("explained")}</p>
      <div className={own.choices}>
        <SelectField label={t("into")} value={into} onChange={(event) => setInto(event.target.value)}>
          <option value={NEW}>{t("newTrack")}</option>
          {tracks.map((track) => (
            <option key={track.id} value={track.id} disabled={track.locked}>
              {track.locked ? t("lockedName", { name: track.name }) : track.name}
            </option>
          ))}
        </SelectField>
        {into === NEW && (
          <TextField
            label={t("name")}
            maxLength={200}
            value={name}
            onChange={(event) => setName(event.target.value)}
          />
        )}
        {into !== NEW && (
          <label className={own.check}>
            <input type="checkbox" checked={replace} onChange={(event) => setReplace(event.target.checked)} />
            {t("replace")}
          </label>
        )}
      </div>
      <Preference prefer={prefer} tracks={tracks} onChange={setOrder} />
      <div className={own.foot}>
        <Button variant="primary" busy={busy} disabled={into === NEW && name.trim() === ""} onClick={compose}>
          {t("compose", { name: target?.name ?? name })}
        </Button>
      </div>
      <ComposeRows
        key={into}
        view={view}
        document={document}
        targetLanguage={targetLanguage}
        tracks={tracks}
        into={target?.id ?? null}
        wish={{ prefer, picks, replace }}
        onPick={(paragraphId, pick) =>
          setPicks((known) => {
            const next = new Map(known);
            if (pick === undefined) next.delete(paragraphId);
            else next.set(paragraphId, pick);
            return next;
          })
        }
      />
    </>
  );
}

type Composing = Pick<ComposePageProps, "document" | "targetLanguage"> & {
  readonly into: string;
  readonly name: string;
  readonly prefer: readonly string[];
  readonly replace: boolean;
  readonly picks: ReadonlyMap<string, string | null>;
  /** Those that were looked at. */
  readonly rows: ComposeRowsView["rows"];
};

/** Composes, shows the track, and offers to take it back. */
function useCompose({ document, targetLanguage, into, name, prefer, replace, picks, rows }: Composing) {
  const t = useTranslations("compare.compose");
  const format = useFormatter();
  const newTrack = useNewTrack(document.id, targetLanguage);
  const router = useRouter();
  const toast = useToast();
  const { busy, run } = useAction();
  const undo = (trackId: string, id: string) =>
    run(async () => {
      const path = `/tracks/${trackId}/compositions/${id}/undo` as const;
      const { restored, kept } = await api<{ restored: number; kept: number }>(path, { method: "POST" });
      toast(t("undone", { restored, kept }));
    });
  const compose = () =>
    void run(async () => {
      const trackId = into === NEW ? await newTrack(name.trim()) : into;
      const chosen = [...picks].flatMap(([paragraphId, pick]) =>
        pick === trackId ? [] : [{ paragraphId, trackId: pick }],
      );
      const composed = await api<ComposedView>(`/tracks/${trackId}/compositions`, {
        method: "POST",
        body: { prefer: prefer.slice(0, MOST_COMPOSED_FROM), picks: chosen, replace, seen: seenOf(rows) },
      });
      const { taken, stayed, changedAt } = composed;
      const { changed: count } = stayed;
      const said = t("done", { taken, final: stayed.final, text: stayed["has-text"] });
      const numbers = format.list(changedAt.map(String));
      toast(count === 0 ? said : `${said} ${t("changed", { count, numbers })}`, {
        ...(taken > 0 && { undo: () => void undo(trackId, composed.id) }),
      });
      router.push(`${document.path}?tracks=${[trackId, ...prefer].slice(0, 4).join()}`);
    });
  return { busy, compose };
}

/** The renderings of the paragraphs that were looked at, all tracks'. */
const seenOf = (rows: ComposeRowsView["rows"]) =>
  rows
    .flatMap(({ renderings }) => Object.values(renderings))
    .map(({ id, revision }) => ({ renderingId: id, revision }))
    .slice(0, MOST_SEEN);

/** Makes the track to compose into, once: when composing did not go through, the next try fills the same one. */
function useNewTrack(documentId: string, language: string): (name: string) => Promise<string> {
  const made = useRef<{ readonly id: string; readonly name: string } | null>(null);
  return async (name) => {
    const known = made.current;
    if (known === null) {
      const path = `/documents/${documentId}/tracks` as const;
      made.current = await api<{ id: string; name: string }>(path, {
        method: "POST",
        body: { name, language },
      });
    } else if (known.name !== name) {
      made.current = await api(`/tracks/${known.id}`, { method: "PATCH", body: { name } });
    }
    return made.current?.id ?? "";
  };
}

type PreferenceProps = {
  prefer: readonly string[];
  tracks: readonly ComposeTrack[];
  onChange: (order: string[]) => void;
};

/** The order in which tracks are asked for words. */
function Preference({ prefer, tracks, onChange }: PreferenceProps) {
  const t = useTranslations("compare.compose");
  const rise = (at: number) => {
    const next = [...prefer];
    next.splice(at - 1, 0, ...next.splice(at, 1));
    onChange(next);
  };
  return (
    <section aria-label={t("preference")}>
      <h2>{t("preference")}</h2>
      <ol className={own.order}>
        {prefer.map((id, at) => {
          const name = tracks.find((track) => track.id === id)?.name ?? "";
          return (
            <li key={id}>
              <span>{name}</span>
              {at > 0 && (
                <IconButton
                  size="small"
                  label={t("preferMore", { name })}
                  icon={<ArrowUp />}
                  onClick={() => rise(at)}
                />
              )}
            </li>
          );
        })}
      </ol>
    </section>
  );
}
