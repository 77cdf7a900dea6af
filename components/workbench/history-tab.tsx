"use client";

import { RotateCcw } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { Authorship } from "@/components/compare/authorship";
import { SinceConfirmed } from "@/components/review/since-confirmed";
import { SinceRight } from "@/components/source/since-right";
import { SourceHistory } from "@/components/source/source-history";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { TextDifference } from "@/components/ui/text-difference";
import { TimeText } from "@/components/ui/time-text";
import { CAUSES } from "@/lib/collaboration/core/causes";
import type { RevisionView as Revision } from "@/lib/renderings/server/schema";
import { useModel, useRow, useVoice } from "./context";
import { languageTag } from "./language-tag";
import { findBarrier } from "./model";
import { ifMatch, overSeen } from "./over-seen";
import type { RenderingView } from "./row";
import styles from "./side-panel.module.css";
import { useStore } from "./store";

/** What was written here before: by whom, when, why, and what changed each time. */
export function HistoryTab() {
  const t = useTranslations("workbench.history");
  const model = useModel();
  const index = useStore(model.cursor, (cursor) => cursor.index);
  const column = useStore(model.cursor, (cursor) => cursor.column);
  const row = useRow(index);
  const rendering = column === null ? undefined : row?.renderings[column];
  const { revisions, reload } = useRevisions(rendering?.id, rendering?.revision);
  const language = useStore(model.tracks, (tracks) => tracks.find(({ id }) => id === column)?.language);
  if (column === null && row !== undefined) return <SourceHistory row={row} />;
  if (rendering === undefined || column === null) return <p className={styles.nothing}>{t("choose")}</p>;
  if (row === undefined || revisions === null) return <p className={styles.nothing}>{t("loading")}</p>;
  if (revisions.length === 0) return <p className={styles.nothing}>{t("nothing")}</p>;
  const lang = languageTag(language ?? model.seed.targetLanguage);
  const mayRestore = findBarrier(model, column, rendering.state) === null;
  return (
    <>
      <Authorship key={rendering.id} rendering={rendering} lang={lang} />
      <SinceRight row={row} trackId={column} rendering={rendering} />
      <SinceConfirmed row={row} rendering={rendering} lang={lang} />
      <ol className={styles.revisions}>
        {revisions.map((revision, at) => (
          <RevisionItem
            key={revision.revision}
            revision={revision}
            before={revisions[at + 1]?.text ?? ""}
            rendering={rendering}
            lang={lang}
            canRestore={mayRestore && at > 0 && revision.text !== rendering.text}
            onRestored={reload}
          />
        ))}
      </ol>
    </>
  );
}

/** Read again whenever the stored rendering has moved on. */
function useRevisions(id: string | undefined, revision: number | undefined) {
  const voice = useVoice();
  const [revisions, setRevisions] = useState<readonly Revision[] | null>(null);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision or round is a reason to read again.
  useEffect(() => {
    if (id === undefined) return;
    const stop = new AbortController();
    api<{ items: readonly Revision[] }>(`/renderings/${id}/revisions?limit=50`, { signal: stop.signal })
      .then(({ items }) => setRevisions(items))
      .catch((error: Error) => {
        if (error.name !== "AbortError") voice.toast(voice.problem(error), { tone: "error" });
      });
    return () => stop.abort();
  }, [id, revision, round]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another rendering's history must not show under this one.
  useEffect(() => () => setRevisions(null), [id]);
  return { revisions, reload: () => setRound((before) => before + 1) };
}

type ItemProps = {
  revision: Revision;
  before: string;
  rendering: RenderingView;
  lang: string;
  canRestore: boolean;
  onRestored: () => void;
};

function RevisionItem({ revision, before, rendering, lang, canRestore, onRestored }: ItemProps) {
  const t = useTranslations("workbench.history");
  const states = useTranslations("workbench.states");
  const model = useModel();
  const voice = useVoice();
  const [busy, setBusy] = useState(false);
  const cause = CAUSES.find((each) => each === revision.cause) ?? "edit";
  const restore = async () => {
    setBusy(true);
    try {
      const session = model.session.get();
      const isLive = session?.renderingId === rendering.id;
      if (isLive && !(await session.whenSaved())) {
        voice.toast(voice.t("toasts.notSaved"), { tone: "error" });
        return;
      }
      const { text } = isLive ? session.read() : rendering;
      const body = { revision: revision.revision };
      await overSeen({ text, revision: rendering.revision }, (seen) =>
        api(`/renderings/${rendering.id}/restore`, { method: "POST", body, headers: ifMatch(seen) }),
      );
      voice.toast(t("restored"));
      onRestored();
    } catch (error) {
      voice.toast(voice.problem(error), { tone: "error" });
    } finally {
      setBusy(false);
    }
  };
  return (
    <li className={styles.revision}>
      <div className={styles.revisionHead}>
        <span className={styles.who}>{revision.authorName ?? t("someone")}</span>
        <span className={styles.when}>
          <TimeText value={revision.at} />
        </span>
        <span className={styles.cause}>
          {t(`causes.${cause}`)}
          {revision.cause === "state" && `: ${states(revision.needsWork ? "needs-work" : revision.state)}`}
        </span>
      </div>
      {revision.adopted !== null && (
        <p className={styles.comment}>
          {t("adoptedFrom", { track: revision.adopted.trackName, text: revision.adopted.text })}
        </p>
      )}
      {revision.adopted !== null && revision.adopted.reason !== "" && (
        <p className={styles.comment}>{revision.adopted.reason}</p>
      )}
      {revision.comment !== "" && <p className={styles.comment}>{revision.comment}</p>}
      <Difference before={before} after={revision.text} lang={lang} />
      {canRestore && (
        <div className={styles.restore}>
          <Button
            size="small"
            variant="quiet"
            icon={<RotateCcw />}
            busy={busy}
            onClick={() => void restore()}
          >
            {t("restore")}
          </Button>
        </div>
      )}
    </li>
  );
}

/** What changed, word by word. */
function Difference({ before, after, lang }: { before: string; after: string; lang: string }) {
  const t = useTranslations("workbench.history");
  if (before === after) return null;
  if (after === "") return <p className={styles.nothing}>{t("emptied")}</p>;
  return (
    <p className={styles.diff}>
      <TextDifference before={before} after={after} lang={lang} abridged />
    </p>
  );
}
