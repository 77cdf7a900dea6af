"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useState } from "react";
import { useFormatter, useTranslations } from "use-intl";
import styles from "@/components/projects/projects.module.css";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SelectField } from "@/components/ui/field";
import { useProblemText } from "@/components/ui/use-problem-text";
import { type DifferenceView, MOST_COMPARED } from "@/lib/renderings/server/comparing-schema";
import own from "./compare.module.css";
import { type FoundDifferences, loadDifferences } from "./load-differences";

type Named = { readonly id: string; readonly name: string };

type DifferencesPageProps = {
  document: { readonly id: string; readonly path: string; readonly language: string };
  /** All of the document. */
  tracks: readonly Named[];
  /** Those that are compared. */
  compared: readonly string[];
  base: string;
};

/** Where tracks differ most: every paragraph in which they do, found turn after turn while one looks. */
export function DifferencesPage({ document, tracks, compared, base }: DifferencesPageProps) {
  const t = useTranslations("compare.differences");
  const { found, problem } = useDifferences(document.id, compared, base);
  if (tracks.length < 2) {
    return (
      <EmptyState title={t("title")} isPage action={<a href={document.path}>{t("toWorkbench")}</a>}>
        {t("needsTwo")}
      </EmptyState>
    );
  }
  return (
    <>
      <div className={styles.head}>
        <h1>{t("title")}</h1>
      </div>
      <Choices tracks={tracks} compared={compared} base={base} />
      {compared.length < 2 && <p>{t("chooseTwo")}</p>}
      {compared.length >= 2 && found?.done !== true && problem === null && (
        <progress
          className={own.progress}
          aria-label={t("looking")}
          {...(found !== null && { value: found.compared, max: Math.max(1, found.total) })}
        />
      )}
      {problem !== null && <p role="alert">{problem}</p>}
      <p aria-live="polite">{found?.done && t("found", { count: found.items.length, total: found.total })}</p>
      {found?.done && found.items.length === 0 && <EmptyState title={t("none")}>{t("noneHint")}</EmptyState>}
      {found !== null && (
        <List
          items={found.items}
          document={document}
          tracks={tracks}
          query={`tracks=${compared.join()}&base=${base}`}
        />
      )}
    </>
  );
}

function useDifferences(documentId: string, compared: readonly string[], base: string) {
  const say = useProblemText();
  const [found, setFound] = useState<FoundDifferences | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const key = compared.join();
  useEffect(() => {
    const stop = new AbortController();
    const tracks = key.split(",");
    setFound(null);
    setProblem(null);
    if (tracks.length < 2) return;
    loadDifferences(documentId, { tracks, base }, stop.signal, setFound).catch((error: unknown) => {
      if (!stop.signal.aborted) setProblem(say(error));
    });
    return () => stop.abort();
  }, [documentId, key, base, say]);
  return { found, problem };
}

function Choices({ tracks, compared, base }: Pick<DifferencesPageProps, "tracks" | "compared" | "base">) {
  const t = useTranslations("compare.differences");
  const router = useRouter();
  const path = usePathname();
  const go = (next: readonly string[], nextBase: string) => {
    const query = new URLSearchParams({ tracks: next.join(), base: nextBase });
    router.replace(`${path}?${query}`, { scroll: false });
  };
  const toggle = (id: string) => {
    const next = tracks
      .map((track) => track.id)
      .filter((each) => (each === id ? !compared.includes(id) : compared.includes(each)));
    go(next, next.includes(base) ? base : (next[0] ?? ""));
  };
  return (
    <div className={own.choices}>
      <fieldset className={own.choices}>
        <legend>{t("tracks")}</legend>
        {tracks.map(({ id, name }) => (
          <label key={id} className={own.check}>
            <input
              type="checkbox"
              checked={compared.includes(id)}
              disabled={!compared.includes(id) && compared.length >= MOST_COMPARED}
              onChange={() => toggle(id)}
            />
            {name}
          </label>
        ))}
      </fieldset>
      <SelectField label={t("base")} value={base} onChange={(event) => go(compared, event.target.value)}>
        {tracks
          .filter(({ id }) => compared.includes(id))
          .map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
      </SelectField>
    </div>
  );
}

/** Nobody reads thousands at once. */
const SHOWN_FIRST = 50;

type ListProps = {
  items: readonly DifferenceView[];
  document: DifferencesPageProps["document"];
  tracks: readonly Named[];
  /** What opens the workbench with the same comparison. */
  query: string;
};

function List({ items, document, tracks, query }: ListProps) {
  const t = useTranslations("compare.differences");
  const [count, setCount] = useState(SHOWN_FIRST);
  return (
    <>
      <ol className={own.list}>
        {items.slice(0, count).map((item) => (
          <li key={item.paragraphId} className={own.item}>
            <About item={item} tracks={tracks} href={`${document.path}?${query}&p=${item.number}`} />
            <p className={own.source} lang={document.language}>
              {item.source}
            </p>
          </li>
        ))}
      </ol>
      {items.length > count && (
        <Button variant="quiet" onClick={() => setCount((before) => 2 * before)}>
          {t("more", { count: items.length - count })}
        </Button>
      )}
    </>
  );
}

function About({ item, tracks, href }: { item: DifferenceView; tracks: readonly Named[]; href: string }) {
  const t = useTranslations("compare.differences");
  const format = useFormatter();
  const nameOf = (id: string) => tracks.find((track) => track.id === id)?.name ?? "";
  const percent = (share: number) => format.number(share, { style: "percent" });
  const { share, shares, outlier, consensus, missing, rough } = item;
  return (
    <p className={own.about}>
      <span className={own.share}>{percent(share)}</span>
      <a href={href}>{t("place", { number: item.number })}</a>
      {shares.length > 1 &&
        shares.map((each) => (
          <span key={each.trackId}>
            {t("shareOf", { track: nameOf(each.trackId), share: percent(each.share) })}
          </span>
        ))}
      {consensus !== null && <span>{t("consensus", { track: nameOf(consensus) })}</span>}
      {outlier !== null && <span className={own.apart}>{t("outlier", { track: nameOf(outlier) })}</span>}
      {rough && <span>{t("rough")}</span>}
      {missing.length > 0 && (
        <span className={own.apart}>{t("missing", { tracks: format.list(missing.map(nameOf)) })}</span>
      )}
    </p>
  );
}
