"use client";

import Link from "next/link";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { useModel, useRow } from "@/components/workbench/context";
import panel from "@/components/workbench/panel.module.css";
import type { Row } from "@/components/workbench/row";
import { useStore } from "@/components/workbench/store";
import { useGathered } from "@/components/workbench/use-gathered";
import { MatchCard } from "./match-card";
import { matchesId } from "./memory-store";
import { PartCard } from "./part-card";

/** While memories are still being read. */
const LOOKS_AGAIN_MS = 3_000;

/** What was confirmed before for the same or something similar as the paragraph where one stands. */
export function MemoryTab() {
  const t = useTranslations("memory");
  const model = useModel();
  const index = useStore(model.cursor, (cursor) => cursor.index);
  const row = useRow(index);
  return row === undefined ? <p className={panel.nothing}>{t("choose")}</p> : <Matches row={row} />;
}

function Matches({ row }: { row: Row }) {
  const t = useTranslations("memory");
  const model = useModel();
  const column = useStore(model.cursor, (cursor) => cursor.column);
  const { text, revision } = row.paragraph;
  const id = matchesId(row.paragraph.id, column);
  const found = useGathered(model.memory, id);
  useEffect(() => model.memory.watch(id), [model, id]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text of the paragraph is the reason to look again.
  useEffect(() => model.memory.refresh(id), [model, id, revision]);
  const settings = <Link href={`/projects/${model.seed.project.id}/memory`}>{t("settingsLink")}</Link>;
  const waiting = found?.waiting ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer that is not whole is asked for again.
  useEffect(() => {
    if (waiting === 0) return;
    const timer = setTimeout(() => model.memory.refresh(id), LOOKS_AGAIN_MS);
    return () => clearTimeout(timer);
  }, [model, id, waiting, found]);
  if (found === null) return <p className={panel.nothing}>{t("loading")}</p>;
  if (found.items.length + found.parts.length === 0)
    return (
      <div className={panel.tab}>
        <p className={panel.nothing}>{waiting > 0 ? t("reading", { count: waiting }) : t("none")}</p>
        <p>{settings}</p>
      </div>
    );
  return (
    <div className={panel.tab}>
      {waiting > 0 && <p className={panel.note}>{t("reading", { count: waiting })}</p>}
      {found.items.map((match, at) => (
        <MatchCard key={match.id} match={match} segment={text} nth={at + 1} />
      ))}
      {found.parts.length > 0 && (
        <section aria-label={t("parts")}>
          <h3>{t("parts")}</h3>
          {found.parts.map((part) => (
            <PartCard key={`${part.start}-${part.end}`} part={part} segment={text} />
          ))}
        </section>
      )}
      <p>{settings}</p>
    </div>
  );
}
