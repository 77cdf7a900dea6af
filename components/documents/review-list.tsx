"use client";

import { type CSSProperties, useEffect, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useSayFinding } from "@/components/quality/say-finding";
import type { ParagraphView, ProposalView } from "@/lib/documents/server/schema";
import type { SourceFinding } from "@/lib/quality/server/schema";
import { markFindings } from "./mark-findings";
import { ProposalCard } from "./proposal-card";
import styles from "./review.module.css";
import type { ReviewRow } from "./review-rows";
import type { Decisions } from "./use-decisions";

type ReviewListProps = {
  rows: readonly ReviewRow[];
  findings: readonly SourceFinding[];
  language: string;
  mayDecide: boolean;
  decisions: Decisions;
  onAppend: () => void;
};

/** The rows of the import page, with one current proposal that the keyboard acts on. */
export function ReviewList({ rows, findings, language, mayDecide, decisions, onAppend }: ReviewListProps) {
  const t = useTranslations("documents.review");
  const proposals = rows.flatMap((row) => (row.type === "paragraph" ? row.proposals : []));
  const paragraphs = new Map(
    rows.flatMap((row) => (row.type === "paragraph" ? [[row.paragraph.id, row.paragraph] as const] : [])),
  );
  const [currentId, setCurrentId] = useState<string | null>(null);
  const current =
    proposals.find((proposal) => proposal.id === currentId) ??
    proposals.find((proposal) => proposal.status === "open") ??
    proposals[0];
  const list = useRef<HTMLOListElement>(null);
  const cuts = openCuts(proposals);
  const found = useMemo(() => byParagraph(findings.filter(({ waiver }) => waiver === null)), [findings]);
  useReviewKeys({ proposals, current, mayDecide, decisions, list, onMove: setCurrentId });

  return (
    <ol className={styles.rows} ref={list} aria-label={t("rows")}>
      {rows.map((row, at) =>
        row.type === "gap" ? (
          <li key={`gap-${row.from}`} className={styles.gap} style={rowAt(at)}>
            {t("gap", { count: row.count })}
          </li>
        ) : (
          <li key={row.paragraph.id} className={styles.row}>
            <SourceParagraph
              number={row.number}
              paragraph={row.paragraph}
              proposals={row.proposals}
              found={found.get(row.paragraph.id) ?? NOTHING_FOUND}
              cuts={cuts}
              language={language}
              at={at}
            />
            <div className={styles.cards} style={rowAt(at, roomFor(rows, at))}>
              {row.proposals.map((proposal) => (
                <ProposalCard
                  key={proposal.id}
                  proposal={proposal}
                  paragraphs={paragraphs}
                  language={language}
                  isCurrent={proposal.id === current?.id}
                  mayDecide={mayDecide}
                  busy={decisions.busy === proposal.id}
                  onChoose={() => setCurrentId(proposal.id)}
                  onDecide={(verb) => decisions.decide(proposal.id, verb)}
                  onAppend={onAppend}
                />
              ))}
            </div>
          </li>
        ),
      )}
    </ol>
  );
}

const NOTHING_FOUND: readonly SourceFinding[] = [];

/** The page has a row for each paragraph, and each would look through all of them. */
function byParagraph(findings: readonly SourceFinding[]): ReadonlyMap<string, readonly SourceFinding[]> {
  const found = new Map<string, SourceFinding[]>();
  for (const finding of findings) {
    const known = found.get(finding.paragraphId);
    if (known === undefined) found.set(finding.paragraphId, [finding]);
    else known.push(finding);
  }
  return found;
}

/** Where an open join says that a page cut the text. */
type Cuts = { readonly heads: ReadonlySet<string>; readonly tails: ReadonlySet<string> };

function openCuts(proposals: readonly ProposalView[]): Cuts {
  const joins = proposals.filter(
    ({ kind, status }) => kind === "join" && (status === "open" || status === "undone"),
  );
  return {
    heads: new Set(joins.map(({ paragraphIds }) => paragraphIds[0] ?? "")),
    tails: new Set(joins.map(({ paragraphIds }) => paragraphIds[1] ?? "")),
  };
}

/** The grid's row for a place, and over how many rows; the style sheet may ignore it. */
function rowAt(at: number, span = 1): CSSProperties {
  return { "--row": `${at + 1} / span ${span}` } as CSSProperties;
}

/** Rows that a card may take. */
const MOST_ROOM = 5;

/** A card may stand beside the paragraphs that follow, up to the next card, so that the source reads on without a hole. */
function roomFor(rows: readonly ReviewRow[], at: number): number {
  const following = rows.slice(at + 1, at + MOST_ROOM);
  const next = following.findIndex((row) => row.type === "gap" || row.proposals.length > 0);
  return next < 0 ? Math.min(MOST_ROOM, rows.length - at) : next + 1;
}

type KeysGiven = {
  proposals: readonly ProposalView[];
  current: ProposalView | undefined;
  mayDecide: boolean;
  decisions: Decisions;
  list: React.RefObject<HTMLOListElement | null>;
  onMove: (id: string) => void;
};

/** J and K move, A accepts, R refuses, U takes back; never while somebody types or an input method is open. */
function useReviewKeys(given: KeysGiven): void {
  const latest = useRef(given);
  latest.current = given;
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { proposals, current, mayDecide, decisions, list, onMove } = latest.current;
      const typing =
        event.target instanceof HTMLElement &&
        event.target.closest("input, textarea, select, dialog, [contenteditable]") !== null;
      if (
        typing ||
        event.isComposing ||
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        current === undefined
      )
        return;
      const at = proposals.indexOf(current);
      const move = { j: 1, k: -1 }[event.key.toLowerCase()];
      const next = move === undefined ? undefined : proposals[at + move];
      const verb = ({ a: "accept", r: "refuse", u: "undo" } as const)[event.key.toLowerCase()];
      if (next !== undefined) {
        onMove(next.id);
        const card = list.current?.querySelector<HTMLElement>(`[data-proposal="${next.id}"]`);
        card?.focus({ preventScroll: true });
        card?.scrollIntoView({ block: "center" });
      } else if (verb !== undefined && mayDecide && isPossible(current, verb)) {
        onMove(current.id);
        decisions.decide(current.id, verb);
      } else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, []);
}

function isPossible({ status }: ProposalView, verb: "accept" | "refuse" | "undo"): boolean {
  return verb === "undo"
    ? status === "accepted" || status === "refused"
    : status === "open" || status === "undone";
}

type SourceParagraphProps = {
  number: number;
  paragraph: ParagraphView;
  proposals: readonly ProposalView[];
  found: readonly SourceFinding[];
  cuts: Cuts;
  language: string;
  /** Its place among the rows, from 0. */
  at: number;
};

/** A paragraph as the file gave it: joined or set aside, it stays readable here. */
function SourceParagraph({ number, paragraph, proposals, found, cuts, language, at }: SourceParagraphProps) {
  const t = useTranslations("documents.review");
  const isJoined = paragraph.joinedIntoId != null;
  const lines = proposals.filter(({ kind, detail }) => kind === "jump-line" && detail.whole !== true);
  const aside = lines.find(({ status }) => status === "accepted");
  const pending = lines.find(({ status }) => status === "open" || status === "undone");
  const [text, line] = splitLine(paragraph.piece ?? paragraph.text, pending);
  return (
    <div
      id={placeId(paragraph.id)}
      className={styles.paragraph}
      style={rowAt(at)}
      data-kind={paragraph.kind}
      data-joined={isJoined || undefined}
      data-excluded={paragraph.excluded || undefined}
    >
      <span className={styles.number} aria-hidden>
        {isJoined ? "↑" : number}
      </span>
      <p lang={language}>
        {cuts.tails.has(paragraph.id) && <i className={styles.edge} aria-hidden />}
        {paragraph.label !== null && <b>{paragraph.label}</b>}
        <FoundText text={text} found={found} />
        {line !== "" && <mark className={styles.pending}>{line}</mark>}
        {cuts.heads.has(paragraph.id) && <i className={styles.edge} aria-hidden />}
        {aside !== undefined && (
          <>
            {"\n"}
            <del title={t("setAside")}>{String(aside.detail.line)}</del>
          </>
        )}
      </p>
      {(isJoined || paragraph.excluded === true) && (
        <span className={styles.tag}>{isJoined ? t("joined") : t("setAside")}</span>
      )}
    </div>
  );
}

/** A paragraph's place on this page, for links. */
export const placeId = (paragraphId: string): string => `paragraph-${paragraphId}`;

/** The text with a line under what the checks found in it. */
function FoundText({ text, found }: { text: string; found: readonly SourceFinding[] }) {
  const say = useSayFinding();
  return markFindings(
    text,
    found.map(({ source }) => source),
  ).map((piece) => {
    const finding = piece.isFound ? found.find(({ source }) => source.start === piece.start) : undefined;
    return finding === undefined ? (
      piece.text
    ) : (
      <mark key={piece.start} className={styles.found} data-severity={finding.severity} title={say(finding)}>
        {piece.text}
      </mark>
    );
  });
}

/** The paragraph's text, and the jump line at its end when one waits to be decided. */
function splitLine(text: string, pending: ProposalView | undefined): readonly [string, string] {
  const line = String(pending?.detail.line ?? "");
  return line !== "" && text.endsWith(line) ? [text.slice(0, -line.length), line] : [text, ""];
}
