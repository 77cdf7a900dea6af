"use client";

import { RotateCw } from "lucide-react";
import { usePathname, useRouter } from "next/navigation";
import { useEffect, useMemo, useState } from "react";
import { useTranslations } from "use-intl";
import styles from "@/components/projects/projects.module.css";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SelectField } from "@/components/ui/field";
import { useProblemText } from "@/components/ui/use-problem-text";
import { SOURCE_CHECKS, TRACK_CHECKS } from "@/lib/quality/core/checks";
import { SEVERITIES } from "@/lib/quality/core/finding";
import { type ChecksView, SOURCE } from "./checks-view";
import { type ListedFinding, type ListedFindings, loadFindings } from "./load-findings";
import own from "./quality.module.css";
import { useSayFinding } from "./say-finding";
import { SeverityMark } from "./severity-mark";
import { WaivedFor } from "./waived-for";

type TrackChecksPageProps = {
  documentId: string;
  documentPath: string;
  tracks: readonly { readonly id: string; readonly name: string }[];
  view: ChecksView;
};

/** Everything that the checks report on one track or on the source, found while one looks. */
export function TrackChecksPage({ documentId, documentPath, tracks, view }: TrackChecksPageProps) {
  const t = useTranslations("quality");
  const names = useTranslations("checks.names");
  const { found, problem, again } = useFindings(documentId, view.trackId);
  const change = useChangeView(view);
  const shown = useMemo(() => (found?.items ?? []).filter((item) => isShown(item, view)), [found, view]);
  const counts = SEVERITIES.map((severity) => ({
    severity,
    count: shown.filter((item) => item.severity === severity).length,
  }));
  return (
    <>
      <div className={styles.head}>
        <h1>{t("title")}</h1>
        <Button icon={<RotateCw />} onClick={again} disabled={found !== null && !found.done}>
          {t("again")}
        </Button>
      </div>
      <div className={own.filters}>
        <SelectField
          label={t("track")}
          value={view.trackId}
          onChange={(event) => change({ trackId: event.target.value, check: null })}
        >
          <option value={SOURCE}>{t("source")}</option>
          {tracks.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t("severity")}
          value={view.severity ?? ""}
          onChange={(event) => change({ severity: event.target.value || null })}
        >
          <option value="">{t("all")}</option>
          {SEVERITIES.map((severity) => (
            <option key={severity} value={severity}>
              {t(`severities.${severity}`)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t("check")}
          value={view.check ?? ""}
          onChange={(event) => change({ check: event.target.value || null })}
        >
          <option value="">{t("all")}</option>
          {(view.trackId === SOURCE ? SOURCE_CHECKS : TRACK_CHECKS).map(({ id: check }) => (
            <option key={check} value={check}>
              {names(check)}
            </option>
          ))}
        </SelectField>
        <SelectField
          label={t("waivedOnes")}
          value={view.waived ? "yes" : ""}
          onChange={(event) => change({ waived: event.target.value === "yes" })}
        >
          <option value="">{t("openOnly")}</option>
          <option value="yes">{t("withWaived")}</option>
        </SelectField>
      </div>
      <Progress found={found} />
      {problem !== null && <p role="alert">{problem}</p>}
      <p className={own.counts} aria-live="polite">
        {counts.map(({ severity, count }) => (
          <span key={severity}>
            <SeverityMark severity={severity} /> {t(`counts.${severity}`, { count })}
          </span>
        ))}
      </p>
      {found?.done && shown.length === 0 ? (
        <EmptyState title={t("clean")}>{t("cleanExplained")}</EmptyState>
      ) : (
        <FindingList items={shown} documentPath={documentPath} trackId={view.trackId} />
      )}
    </>
  );
}

const isShown = ({ severity, check, waiver }: ListedFinding, view: ChecksView): boolean =>
  (view.severity === null || severity === view.severity) &&
  (view.check === null || check === view.check) &&
  (view.waived || waiver === null);

function useFindings(documentId: string, trackId: string) {
  const say = useProblemText();
  const [round, setRound] = useState(0);
  const [found, setFound] = useState<ListedFindings | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round is the wish to look again.
  useEffect(() => {
    const stop = new AbortController();
    setFound(null);
    setProblem(null);
    const looked = trackId === SOURCE ? { documentId } : { trackId };
    loadFindings(looked, stop.signal, setFound).catch((error: unknown) => {
      if (!stop.signal.aborted) setProblem(say(error));
    });
    return () => stop.abort();
  }, [documentId, trackId, round]);
  return { found, problem, again: () => setRound((count) => count + 1) };
}

/** Writes a change of the view into the address, so that it can be bookmarked and gone back from. */
function useChangeView(view: ChecksView): (change: Partial<ChecksView>) => void {
  const router = useRouter();
  const path = usePathname();
  return (change) => {
    const next = { ...view, ...change };
    const query = new URLSearchParams({ track: next.trackId });
    if (next.severity !== null) query.set("severity", next.severity);
    if (next.check !== null) query.set("check", next.check);
    if (next.waived) query.set("waived", "yes");
    router.replace(`${path}?${query}`, { scroll: false });
  };
}

function Progress({ found }: { found: ListedFindings | null }) {
  const t = useTranslations("quality");
  if (found?.done) return null;
  return (
    <progress
      className={own.progress}
      aria-label={t("looking")}
      {...(found !== null && { value: found.checked, max: Math.max(1, found.total) })}
    />
  );
}

type FindingListProps = { items: readonly ListedFinding[]; documentPath: string; trackId: string };

/** A list of thousands is drawn in parts: nobody reads further than this without filtering. */
const SHOWN_AT_ONCE = 500;

function FindingList({ items, documentPath, trackId }: FindingListProps) {
  const t = useTranslations("quality");
  const names = useTranslations("checks.names");
  const say = useSayFinding();
  const shown = trackId === SOURCE ? "" : `tracks=${trackId}&`;
  const placeOf = ({ number }: ListedFinding): string => `${documentPath}?${shown}p=${number}`;
  return (
    <>
      <ul className={own.findings}>
        {items.slice(0, SHOWN_AT_ONCE).map((item) => (
          <li
            key={`${item.paragraphId} ${item.check} ${item.fingerprint}`}
            className={own.finding}
            data-waived={item.waiver !== null || undefined}
            data-check={item.check}
          >
            <SeverityMark severity={item.severity} />
            <div className={own.said}>
              <a className={own.message} href={placeOf(item)}>
                {say(item)}
              </a>
              <span className={own.check}>{names(item.check)}</span>
              <WaivedFor waiver={item.waiver} />
            </div>
            <span className={own.number}>{t("paragraph", { number: item.number })}</span>
          </li>
        ))}
      </ul>
      {items.length > SHOWN_AT_ONCE && <p>{t("more", { count: items.length - SHOWN_AT_ONCE })}</p>}
    </>
  );
}
