"use client";

import { RotateCcw } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { TextDifference } from "@/components/ui/text-difference";
import { TimeText } from "@/components/ui/time-text";
import { useAction } from "@/components/ui/use-action";
import { useModel, useVoice } from "@/components/workbench/context";
import { languageTag } from "@/components/workbench/language-tag";
import type { Row } from "@/components/workbench/row";
import panel from "@/components/workbench/side-panel.module.css";
import { can } from "@/lib/accounts/core/rights";
import type { ParagraphRevisionView } from "@/lib/documents/server/source-schema";
import { correctSource } from "./source-actions";

const CAUSES = [
  "import",
  "join",
  "undo-join",
  "split",
  "set-aside",
  "label",
  "undo",
  "correction",
  "restore",
  "source-version",
  "undo-source-version",
] as const;

/** What came to a paragraph or went from it then stands elsewhere: a text of before that would double or lose it. */
const MOVED_WORDS: ReadonlySet<string> = new Set([
  "join",
  "undo-join",
  "split",
  "set-aside",
  "label",
  "undo",
]);

/** What a paragraph of the source said before: since when, by whom, why, and what changed each time. */
export function SourceHistory({ row }: { row: Row }) {
  const t = useTranslations("source.history");
  const model = useModel();
  const { paragraph } = row;
  const revisions = useRevisions(paragraph.id, paragraph.revision);
  if (revisions === null) return <p className={panel.nothing}>{t("loading")}</p>;
  if (revisions.length === 0) return <p className={panel.nothing}>{t("nothing")}</p>;
  const mayRestore = can(model.seed.role, "review");
  return (
    <ol className={panel.revisions} aria-label={t("title")}>
      {revisions.map((revision, at) => (
        <Revision
          key={revision.revision}
          revision={revision}
          before={revisions[at + 1]?.text ?? null}
          paragraph={paragraph}
          canRestore={
            mayRestore &&
            revision.text !== paragraph.text &&
            revision.text !== "" &&
            !revisions.slice(0, at).some(({ cause }) => MOVED_WORDS.has(cause))
          }
        />
      ))}
    </ol>
  );
}

/** Read again whenever the paragraph has moved on. */
function useRevisions(id: string, revision: number): readonly ParagraphRevisionView[] | null {
  const voice = useVoice();
  const [read, setRead] = useState<{ id: string; items: readonly ParagraphRevisionView[] } | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision is a reason to read again.
  useEffect(() => {
    const stop = new AbortController();
    api<{ items: readonly ParagraphRevisionView[] }>(`/paragraphs/${id}/revisions`, { signal: stop.signal })
      .then(({ items }) => setRead({ id, items }))
      .catch((error: Error) => {
        if (error.name !== "AbortError") voice.toast(voice.problem(error), { tone: "error" });
      });
    return () => stop.abort();
  }, [id, revision]);
  return read?.id === id ? read.items : null;
}

type RevisionProps = {
  revision: ParagraphRevisionView;
  /** What it said before that; null for the first. */
  before: string | null;
  paragraph: Row["paragraph"];
  canRestore: boolean;
};

function Revision({ revision, before, paragraph, canRestore }: RevisionProps) {
  const t = useTranslations("source.history");
  const model = useModel();
  const voice = useVoice();
  const { busy, run } = useAction();
  const cause = CAUSES.find((each) => each === revision.cause) ?? "correction";
  const lang = languageTag(model.seed.project.sourceLanguage);
  const restore = () =>
    run(() =>
      correctSource(model, voice, {
        ...{ paragraphId: paragraph.id, revision: paragraph.revision },
        wanted: { revision: revision.revision },
      }),
    );
  return (
    <li className={panel.revision}>
      <div className={panel.revisionHead}>
        {revision.authorName !== null && <span className={panel.who}>{revision.authorName}</span>}
        {revision.at !== null && (
          <span className={panel.when}>
            <TimeText value={revision.at} />
          </span>
        )}
        <span className={panel.cause}>{t(`causes.${cause}`)}</span>
      </div>
      <p className={panel.diff}>
        <TextDifference before={before ?? revision.text} after={revision.text} lang={lang} abridged />
      </p>
      {canRestore && (
        <div className={panel.restore}>
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
