"use client";

import Link from "next/link";
import { usePathname, useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import projects from "@/components/projects/projects.module.css";
import { VerdictMark } from "@/components/terms/verdict-mark";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { LastDay } from "@/components/ui/last-day";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { replacementFor } from "@/lib/glossary/core/replace-wording";
import { type Dossier, type DossierPlace, SHOWN_VERDICTS } from "@/lib/glossary/server/matching-schema";
import type { ConceptView, GlossaryView } from "@/lib/glossary/server/schema";
import { canGoOn } from "@/lib/renderings/core/can-go-on";
import type { UndoReport } from "@/lib/renderings/core/replacement";
import { DossierChart } from "./dossier-chart";
import entry from "./entry.module.css";
import { MarkedText } from "./marked-text";
import { conceptName, termsOf } from "./view";

export type DossierSearch = { readonly verdict: string; readonly documentId: string };

type DossierPageProps = {
  glossary: GlossaryView;
  concept: ConceptView;
  dossier: Dossier;
  search: DossierSearch;
};

type Rendered = DossierPlace["renderings"][number];

/** Every place of a concept with what stands there in each track, and the way to put another wording in many of them. */
export function DossierPage({ glossary, concept, dossier, search }: DossierPageProps) {
  const t = useTranslations("glossary.dossier");
  const [wording, setWording] = useState("");
  const [approved, setApproved] = useState<ReadonlySet<string>>(new Set());
  const replaceable = dossier.items.flatMap(({ renderings }) =>
    renderings.filter(({ targetSpans }) => targetSpans.length > 0),
  );
  const name = conceptName(concept, glossary);
  return (
    <>
      <div className={projects.head}>
        <h1 className={entry.title} lang={glossary.sourceLanguage}>
          {name}
        </h1>
        <Link className={entry.button} href={`/concepts/${concept.id}`}>
          {t("concept")}
        </Link>
      </div>
      {dossier.documents.length === 0 ? (
        <EmptyState title={t("emptyTitle")}>{t("empty")}</EmptyState>
      ) : (
        <>
          <DossierChart byMonth={dossier.byMonth} counts={dossier.counts} />
          <Filters dossier={dossier} search={search} />
          <Replace
            glossary={glossary}
            concept={concept}
            wording={wording}
            setWording={setWording}
            approved={approved}
            setApproved={setApproved}
            replaceable={replaceable}
          />
          <p className={entry.about}>{t("places", { count: dossier.total })}</p>
          {dossier.items.map((place) => (
            <Place
              key={place.paragraphId}
              place={place}
              glossary={glossary}
              wording={wording}
              approved={approved}
              setApproved={setApproved}
            />
          ))}
          {dossier.nextCursor !== null && <p className={entry.about}>{t("narrow")}</p>}
        </>
      )}
    </>
  );
}

function Filters({ dossier, search }: { dossier: Dossier; search: DossierSearch }) {
  const t = useTranslations("glossary.dossier");
  const verdicts = useTranslations("terms.verdicts");
  const router = useRouter();
  const path = usePathname();
  const go = (change: Partial<DossierSearch>) => {
    const wanted = Object.entries({ ...search, ...change }).filter(([, value]) => value !== "");
    router.replace(`${path}?${new URLSearchParams(wanted)}`);
  };
  return (
    <div className={entry.controls}>
      <select
        aria-label={t("verdict")}
        value={search.verdict}
        onChange={(event) => go({ verdict: event.target.value })}
      >
        <option value="">{t("anyVerdict")}</option>
        {SHOWN_VERDICTS.map((each) => (
          <option key={each} value={each}>
            {verdicts(each)} ({dossier.counts[each]})
          </option>
        ))}
      </select>
      <select
        aria-label={t("document")}
        value={search.documentId}
        onChange={(event) => go({ documentId: event.target.value })}
      >
        <option value="">{t("anyDocument")}</option>
        {dossier.documents.map(({ id, title, places }) => (
          <option key={id} value={id}>
            {title} ({places})
          </option>
        ))}
      </select>
    </div>
  );
}

type Approved = ReadonlySet<string>;
type ReplaceProps = {
  glossary: GlossaryView;
  concept: ConceptView;
  wording: string;
  setWording: (wording: string) => void;
  approved: Approved;
  setApproved: (approved: Approved) => void;
  replaceable: readonly Rendered[];
};

/** Puts one wording in the places that a person approved, as one change that one undo takes back. */
function Replace({
  glossary,
  concept,
  wording,
  setWording,
  approved,
  setApproved,
  replaceable,
}: ReplaceProps) {
  const t = useTranslations("glossary.dossier");
  const router = useRouter();
  const toast = useToast();
  const { busy, run } = useAction();
  const wordings = termsOf(concept.terms, glossary.targetLanguage).filter(({ status }) =>
    ["preferred", "admitted"].includes(status),
  );
  const undo = (id: string) =>
    run(async () => {
      const { undone, kept, skipped } = await api<UndoReport>(`/replacements/${id}/undo`, { method: "POST" });
      const rest = { more: { label: t("undoRest"), run: () => void undo(id) } };
      toast(t("undone", { undone, kept, total: undone + kept }), canGoOn(skipped) ? rest : {});
      router.refresh();
    });
  const apply = () =>
    run(async () => {
      const edits = replaceable
        .filter(({ renderingId }) => approved.has(renderingId))
        .flatMap(({ renderingId, text, targetSpans }) =>
          targetSpans.map(({ start, end }) => {
            const expected = text.slice(start, end);
            return { renderingId, start, end, expected, text: replacementFor(expected, wording) };
          }),
        );
      const answer = await api<{ id: string; applied: number; skipped: readonly unknown[] }>(
        `/concepts/${concept.id}/replacements`,
        { method: "POST", body: { edits } },
      );
      setApproved(new Set());
      toast(t("replaced", { applied: answer.applied, skipped: answer.skipped.length }), {
        undo: () => void undo(answer.id),
      });
      router.refresh();
    });
  if (glossary.right === "read" || wordings.length === 0 || replaceable.length === 0) return null;
  return (
    <div className={entry.controls}>
      <select
        aria-label={t("replaceWith")}
        value={wording}
        onChange={(event) => setWording(event.target.value)}
      >
        <option value="">{t("replaceWith")}</option>
        {wordings.map(({ id, text }) => (
          <option key={id} value={text}>
            {text}
          </option>
        ))}
      </select>
      {wording !== "" && (
        <>
          <Button
            size="small"
            onClick={() => setApproved(new Set(replaceable.map(({ renderingId }) => renderingId)))}
          >
            {t("approveAll")}
          </Button>
          <Button
            size="small"
            variant="primary"
            busy={busy}
            disabled={approved.size === 0}
            onClick={() => void apply()}
          >
            {t("replace", { count: approved.size })}
          </Button>
        </>
      )}
    </div>
  );
}

type PlaceProps = {
  place: DossierPlace;
  glossary: GlossaryView;
  wording: string;
  approved: Approved;
  setApproved: (approved: Approved) => void;
};

function Place({ place, glossary, wording, approved, setApproved }: PlaceProps) {
  const t = useTranslations("glossary.dossier");
  const { projectId, documentId, documentTitle, date, number, text, spans, renderings } = place;
  const toggle = (id: string) =>
    setApproved(new Set(approved.has(id) ? [...approved].filter((each) => each !== id) : [...approved, id]));
  return (
    <article className={entry.place}>
      <div className={entry.row}>
        <Link href={`/projects/${projectId}/documents/${documentId}?p=${number}`}>
          {documentTitle} · {number}
        </Link>
        <span className={entry.about}>{date}</span>
      </div>
      <p className={entry.source} lang={glossary.sourceLanguage}>
        <MarkedText text={text} spans={spans} />
      </p>
      {renderings.map(({ renderingId, trackName, text: rendered, verdict, targetSpans, waiver }) => {
        const mayReplace = wording !== "" && targetSpans.length > 0;
        return (
          <div key={renderingId} className={entry.row}>
            {mayReplace && (
              <input
                type="checkbox"
                aria-label={t("approve", { track: trackName, number })}
                checked={approved.has(renderingId)}
                onChange={() => toggle(renderingId)}
              />
            )}
            <span className={entry.about}>{trackName}</span>
            <VerdictMark verdict={verdict} />
            <span className={entry.target} lang={glossary.targetLanguage}>
              <MarkedText text={rendered} spans={targetSpans} replacement={mayReplace ? wording : null} />
            </span>
            {waiver !== null && (
              <span className={entry.about}>
                {[waiver.reason, waiver.byName].filter((part) => part !== null).join(" · ")}
                {waiver.expiresAt !== null && (
                  <>
                    {" · "}
                    {t.rich("waivedUntil", { day: () => <LastDay value={waiver.expiresAt ?? ""} /> })}
                  </>
                )}
              </span>
            )}
          </div>
        );
      })}
    </article>
  );
}
