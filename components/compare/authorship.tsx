"use client";

import { useEffect, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { useProblemText } from "@/components/ui/use-problem-text";
import { useModel } from "@/components/workbench/context";
import { useStore } from "@/components/workbench/store";
import type { AuthorshipView } from "@/lib/renderings/server/authorship-schema";
import styles from "./authorship.module.css";
import { meet } from "./authorship-store";
import { readLegend, writerKey } from "./legend";

/** Who wrote which words of a rendering, and how they came in; read when it is opened. */
export function Authorship({
  rendering,
  lang,
}: {
  rendering: { id: string; revision: number };
  lang: string;
}) {
  const t = useTranslations("compare.authorship");
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      className={styles.authorship}
      onToggle={(event) => setOpen((event.target as HTMLDetailsElement).open)}
    >
      <summary>{t("title")}</summary>
      {isOpen && <Words rendering={rendering} lang={lang} />}
    </details>
  );
}

function useAuthorship({ id, revision }: { id: string; revision: number }) {
  const { authorship } = useModel();
  const say = useProblemText();
  const [found, setFound] = useState<AuthorshipView | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another revision is the reason to read again.
  useEffect(() => {
    const stop = new AbortController();
    setProblem(null);
    api<AuthorshipView>(`/renderings/${id}/authorship`, { signal: stop.signal })
      .then((view) => {
        authorship.writers.set((known) => meet(known, [view]));
        setFound(view);
      })
      .catch((error: unknown) => {
        if (!stop.signal.aborted) setProblem(say(error));
      });
    return () => stop.abort();
  }, [id, revision, say, authorship]);
  return { found, problem };
}

function Words({ rendering, lang }: { rendering: { id: string; revision: number }; lang: string }) {
  const t = useTranslations("compare.authorship");
  const format = useFormatter();
  const { found, problem } = useAuthorship(rendering);
  const writers = useStore(useModel().authorship.writers, (known) => known);
  if (problem !== null) return <p role="alert">{problem}</p>;
  if (found === null) return <p>{t("reading")}</p>;
  if (found.text === "") return <p>{t("nothing")}</p>;
  const legend = readLegend(found, writers);
  const nameOf = (name: string | null) => name ?? t("somebody");
  return (
    <>
      <p className={styles.words} lang={lang}>
        {found.runs.map(({ start, end, by }) => {
          const known = legend.find(({ key }) => key === writerKey(by));
          const said = by === null ? t("unknown") : `${nameOf(by.name)}: ${t(`sources.${by.source}`)}`;
          return (
            <span
              key={start}
              data-person={known?.person ?? undefined}
              data-source={by?.source ?? "unknown"}
              title={said}
            >
              <span className="visually-hidden">[{said}] </span>
              {found.text.slice(start, end)}
            </span>
          );
        })}
      </p>
      <ul className={styles.legend} aria-label={t("legend")}>
        {legend.map(({ key, person, by, share }) => (
          <li key={key}>
            <span
              className={styles.sample}
              data-person={person ?? undefined}
              data-source={by?.source ?? "unknown"}
              aria-hidden="true"
            >
              {by?.name?.slice(0, 2) ?? "?"}
            </span>
            <span>{by === null ? t("unknown") : `${nameOf(by.name)}: ${t(`sources.${by.source}`)}`}</span>
            <span>{format.number(share, { style: "percent" })}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
