"use client";

import { ArrowUp } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import styles from "@/components/projects/projects.module.css";
import { api } from "@/components/ui/api";
import { Button, IconButton } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SelectField, TextField } from "@/components/ui/field";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import type { ComposedView } from "@/lib/renderings/server/adoptions-schema";
import own from "./compare.module.css";
import { ComposeRows } from "./compose-rows";

export type ComposeTrack = { readonly id: string; readonly name: string; readonly locked: boolean };

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
  const { busy, compose } = useCompose({ document, targetLanguage, into, name, prefer, replace, picks });
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
      <p>{t("explained")}</p>
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
        document={document}
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
};

/** Composes, shows the track, and offers to take it back. */
function useCompose({ document, targetLanguage, into, name, prefer, replace, picks }: Composing) {
  const t = useTranslations("compare.compose");
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
      const trackId = into === NEW ? await makeTrack(document.id, name, targetLanguage) : into;
      const chosen = [...picks].flatMap(([paragraphId, pick]) =>
        pick === trackId ? [] : [{ paragraphId, trackId: pick }],
      );
      const composed = await api<ComposedView>(`/tracks/${trackId}/compositions`, {
        method: "POST",
        body: { prefer, picks: chosen, replace },
      });
      const { taken, stayed } = composed;
      toast(t("done", { taken, final: stayed.final, text: stayed["has-text"] + stayed.changed }), {
        ...(taken > 0 && { undo: () => void undo(trackId, composed.id) }),
      });
      router.push(`${document.path}?tracks=${[trackId, ...prefer].slice(0, 4).join()}`);
    });
  return { busy, compose };
}

async function makeTrack(documentId: string, name: string, language: string): Promise<string> {
  const body = { name: name.trim(), language };
  return (await api<{ id: string }>(`/documents/${documentId}/tracks`, { method: "POST", body })).id;
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
