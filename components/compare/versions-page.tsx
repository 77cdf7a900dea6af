"use client";

import { usePathname, useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import styles from "@/components/projects/projects.module.css";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { FormColumn, SelectField, TextField } from "@/components/ui/field";
import { TimeText } from "@/components/ui/time-text";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import type { VersionView } from "@/lib/renderings/server/versions-schema";
import own from "./compare.module.css";
import { VersionChanges } from "./version-changes";

export type VersionsView = {
  readonly trackId: string;
  /** What is compared; null: nothing. */
  readonly versionId: string | null;
  /** With what; null: what stands there now. */
  readonly withId: string | null;
};

type VersionsPageProps = {
  document: { readonly path: string; readonly language: string };
  tracks: readonly { readonly id: string; readonly name: string; readonly language: string }[];
  versions: readonly VersionView[];
  view: VersionsView;
  mayTranslate: boolean;
};

/** The named versions of a track, and what became of one of them. */
export function VersionsPage({ document, tracks, versions, view, mayTranslate }: VersionsPageProps) {
  const t = useTranslations("compare.versions");
  const go = useGoTo();
  const chosen = versions.find(({ id }) => id === view.versionId);
  const track = tracks.find(({ id }) => id === view.trackId);
  return (
    <>
      <div className={styles.head}>
        <h1>{t("title")}</h1>
      </div>
      <div className={own.choices}>
        <SelectField
          label={t("track")}
          value={view.trackId}
          onChange={(event) => go({ trackId: event.target.value, versionId: null, withId: null })}
        >
          {tracks.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      </div>
      {mayTranslate && <NewVersion trackId={view.trackId} />}
      {versions.length === 0 ? (
        <EmptyState title={t("none")}>{t("noneHint")}</EmptyState>
      ) : (
        <ul className={own.list}>
          {versions.map((version) => (
            <Version key={version.id} version={version} view={view} />
          ))}
        </ul>
      )}
      {chosen !== undefined && track !== undefined && (
        <section aria-label={t("compared", { name: chosen.name })}>
          <h2>{t("compared", { name: chosen.name })}</h2>
          <div className={own.choices}>
            <SelectField
              label={t("with")}
              value={view.withId ?? ""}
              onChange={(event) => go({ ...view, withId: event.target.value || null })}
            >
              <option value="">{t("now")}</option>
              {versions
                .filter(({ id }) => id !== chosen.id)
                .map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
            </SelectField>
          </div>
          <VersionChanges
            key={`${chosen.id} ${view.withId}`}
            track={track}
            versionId={chosen.id}
            withId={view.withId}
            document={document}
            mayRestore={mayTranslate}
          />
        </section>
      )}
    </>
  );
}

/** Writes what is looked at into the address. */
function useGoTo(): (view: VersionsView) => void {
  const router = useRouter();
  const path = usePathname();
  return (view) => router.replace(`${path}?${queryOf(view)}`, { scroll: false });
}

function queryOf({ trackId, versionId, withId }: VersionsView): URLSearchParams {
  const query = new URLSearchParams({ track: trackId });
  if (versionId !== null) query.set("version", versionId);
  if (withId !== null) query.set("with", withId);
  return query;
}

function Version({ version, view }: { version: VersionView; view: VersionsView }) {
  const t = useTranslations("compare.versions");
  const go = useGoTo();
  const isChosen = version.id === view.versionId;
  return (
    <li className={own.item}>
      <p className={own.about}>
        <span className={own.share}>{version.name}</span>
        {version.byName !== null && <span>{version.byName}</span>}
        <TimeText value={version.at} />
        <span>{t("texts", { count: version.texts })}</span>
        <Button
          size="small"
          variant="quiet"
          aria-pressed={isChosen}
          aria-label={t("compareName", { name: version.name })}
          onClick={() => go({ ...view, versionId: isChosen ? null : version.id, withId: null })}
        >
          {t("compare")}
        </Button>
      </p>
      {version.note !== "" && <p className={own.source}>{version.note}</p>}
    </li>
  );
}

function NewVersion({ trackId }: { trackId: string }) {
  const t = useTranslations("compare.versions");
  const router = useRouter();
  const toast = useToast();
  const { busy, run } = useAction();
  const [name, setName] = useState("");
  const [note, setNote] = useState("");
  const make = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      await api(`/tracks/${trackId}/versions`, { method: "POST", body: { name, note } });
      toast(t("made", { name }));
      setName("");
      setNote("");
      router.refresh();
    });
  };
  return (
    <div className={own.makes}>
      <FormColumn onSubmit={make}>
        <TextField
          label={t("name")}
          hint={t("nameHint")}
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
        <TextField
          label={t("note")}
          optional
          maxLength={2000}
          value={note}
          onChange={(event) => setNote(event.target.value)}
        />
        <div>
          <Button type="submit" busy={busy} disabled={name.trim() === ""}>
            {t("make")}
          </Button>
        </div>
      </FormColumn>
    </div>
  );
}
