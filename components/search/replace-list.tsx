"use client";

import Link from "next/link";
import { type KeyboardEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { StateMark } from "@/components/workbench/state-mark";
import { groupBy } from "@/lib/kernel/group-by";
import { replacementOf } from "@/lib/search/core/find-places";
import type { Replaceable } from "@/lib/search/server/replace-schema";
import styles from "./replace.module.css";
import { type LeftOver, MOST_AT_ONCE, useReplace } from "./use-replace";
import type { Looked } from "./use-replaceable";

type ReplaceListProps = {
  found: Looked;
  replacement: string;
  onMore: () => void;
  onStop: () => void;
  onLookAgain: () => void;
};

const nameOf = (renderingId: string, start: number): string => `${renderingId} ${start}`;

/** Every place with what stands around it, before and after; the approved ones are replaced, undone as one. */
export function ReplaceList({ found, replacement, onMore, onStop, onLookAgain }: ReplaceListProps) {
  const t = useTranslations("search.replace");
  const [approved, setApproved] = useState<ReadonlySet<string>>(new Set());
  const { busy, progress, left, replace, cancel } = useReplace(found.asked.projectId, () => {
    setApproved(new Set());
    onLookAgain();
  });
  const open = found.items.filter(({ refusal }) => refusal === null);
  const places = open.flatMap(({ renderingId, revision, places: own }) =>
    own
      .map(({ start, end, found: expected }) => ({
        ...{ name: nameOf(renderingId, start), renderingId, revision, start, end, expected },
        text: replacementOf(expected, found.asked, replacement),
      }))
      // Found in another width or script, yet as it should be.
      .filter(({ expected, text }) => expected !== text),
  );
  const chosen = places.filter(({ name }) => approved.has(name)).slice(0, MOST_AT_ONCE);
  const apply = () => {
    if (chosen.length > 0 && !busy)
      void replace(
        found.asked.find,
        chosen.map(({ name: _, ...edit }) => edit),
      );
  };
  const toggle = (name: string) =>
    setApproved(
      new Set(approved.has(name) ? [...approved].filter((each) => each !== name) : [...approved, name]),
    );
  const isNothing = !found.isLooking && found.items.length === 0;
  return (
    <section aria-label={t("places")} onKeyDown={(event) => onKey(event, apply)}>
      {left !== null && <Skipped left={left} busy={busy} />}
      {isNothing ? (
        <EmptyState title={t("nothingTitle", { words: found.asked.find })}>{t("nothing")}</EmptyState>
      ) : (
        <div className={styles.bar}>
          <span role="status">
            {found.isLooking
              ? t("looking", { looked: found.looked, places: places.length })
              : t("found", { places: places.length })}
          </span>
          {found.isLooking ? (
            <Button size="small" onClick={onStop}>
              {t("stopLooking")}
            </Button>
          ) : (
            <>
              <Button
                size="small"
                disabled={busy}
                onClick={() => setApproved(new Set(places.map(({ name }) => name)))}
              >
                {t("approveAll")}
              </Button>
              <Button
                size="small"
                disabled={busy || approved.size === 0}
                onClick={() => setApproved(new Set())}
              >
                {t("approveNone")}
              </Button>
              <Button variant="primary" busy={busy} disabled={chosen.length === 0} onClick={apply}>
                {t("replace", { count: chosen.length })}
              </Button>
            </>
          )}
          {progress !== null && (
            <>
              <progress
                aria-label={t("progress")}
                max={1}
                {...(progress.total > 0 && { value: progress.done / progress.total })}
              />
              <Button size="small" onClick={cancel}>
                {t("stop")}
              </Button>
            </>
          )}
        </div>
      )}
      <ol className={styles.list}>
        {found.items.map((item) => (
          <Text
            key={item.renderingId}
            item={item}
            write={(words) => replacementOf(words, found.asked, replacement)}
            approved={approved}
            onToggle={toggle}
          />
        ))}
      </ol>
      {!found.isLooking && found.nextCursor !== null && <Button onClick={onMore}>{t("more")}</Button>}
    </section>
  );
}

/** The arrow keys go from place to place; Ctrl+Enter replaces what is approved. */
function onKey(event: KeyboardEvent<HTMLElement>, apply: () => void): void {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    apply();
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined || !(event.target instanceof HTMLInputElement)) return;
  const boxes = [...event.currentTarget.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
  event.preventDefault();
  boxes[boxes.indexOf(event.target) + step]?.focus();
}

type TextProps = {
  item: Replaceable;
  /** What would stand in place of the words found. */
  write: (found: string) => string;
  approved: ReadonlySet<string>;
  onToggle: (name: string) => void;
};

function Text({ item, write, approved, onToggle }: TextProps) {
  const t = useTranslations("search.replace");
  const { renderingId, document, paragraph, track, state, refusal, source, places } = item;
  return (
    <li className={styles.item}>
      <p className={styles.place}>
        <Link href={`/projects/${item.project}/documents/${document.id}?p=${paragraph.number}`}>
          {`${document.title} · ${paragraph.number} · ${track.name}`}
        </Link>
        <StateMark kind={state} />
        {refusal !== null && <span>{t(`refusals.${refusal}`)}</span>}
      </p>
      <p className={styles.source}>
        {source.text}
        {source.isCut && "…"}
      </p>
      {places.map((place, at) => {
        const name = nameOf(renderingId, place.start);
        const isChanged = refusal === null && write(place.found) !== place.found;
        const words = (
          <span lang={track.language}>
            {place.isCutBefore && "…"}
            {place.before}
            {isChanged ? (
              <>
                <del>{place.found}</del> <ins>{write(place.found)}</ins>
              </>
            ) : (
              <mark>{place.found}</mark>
            )}
            {place.after}
            {place.isCutAfter && "…"}
          </span>
        );
        if (!isChanged)
          return (
            <p key={name} className={styles.choice}>
              {words}
            </p>
          );
        return (
          <label key={name} className={styles.choice}>
            <input
              type="checkbox"
              aria-label={t("approve", { track: track.name, number: paragraph.number, nth: at + 1 })}
              checked={approved.has(name)}
              onChange={() => onToggle(name)}
            />
            {words}
          </label>
        );
      })}
    </li>
  );
}

/** What was left as it is, by reason. */
function Skipped({ left: { skipped, undoRest }, busy }: { left: LeftOver; busy: boolean }) {
  const t = useTranslations("search.replace");
  const reasons = [...groupBy(skipped, ({ reason }) => reason)];
  return (
    <div className={styles.skipped}>
      <p role="status">
        {t("skipped", { count: skipped.length })}{" "}
        {reasons.map(([reason, own]) => t(`reasons.${reason}`, { count: own.length })).join(t("separator"))}
      </p>
      {undoRest !== undefined && (
        <Button size="small" disabled={busy} onClick={undoRest}>
          {t("undoRest")}
        </Button>
      )}
    </div>
  );
}
