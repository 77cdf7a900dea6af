"use client";

import { Search } from "lucide-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import projectStyles from "@/components/projects/projects.module.css";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { SelectField, TextField } from "@/components/ui/field";
import { useAction } from "@/components/ui/use-action";
import { STATES, type State } from "@/lib/renderings/core/state";
import { FOUND_KINDS, type FoundKind, type SearchDocument } from "@/lib/search/core/found";
import { type FoundPage, MOST_COUNTABLE } from "@/lib/search/server/search-schema";
import { Concordance } from "./concordance";
import { FoundItem } from "./found-item";
import { Options } from "./options";
import styles from "./search.module.css";
import { type SearchView, toAddress, toReplaceAddress } from "./search-address";

export type { SearchView } from "./search-address";

type SearchPageProps = {
  view: SearchView;
  /** A word for what was not found and why; null when nothing is asked yet. */
  found: FoundPage | "nothing-to-find" | "too-slow" | null;
  projects: readonly { readonly id: string; readonly name: string; readonly mayTranslate: boolean }[];
  /** Of the project that is chosen. */
  documents: readonly SearchDocument[];
};

/** One box over sources, renderings, terms and comments of all projects that a person sees. */
export function SearchPage({ view, found, projects, documents }: SearchPageProps) {
  const t = useTranslations("search");
  return (
    <>
      <div className={projectStyles.head}>
        <h1>{t("title")}</h1>
        {projects.some(({ mayTranslate }) => mayTranslate) && (
          <Link href={toReplaceAddress({ q: view.q, project: view.project })}>{t("toReplace")}</Link>
        )}
      </div>
      <SearchForm view={view} projects={projects} documents={documents} />
      {found === null && <EmptyState title={t("beginTitle")}>{t("begin")}</EmptyState>}
      {typeof found === "string" && (
        <p className={projectStyles.nothing} role="status">
          {t(found === "too-slow" ? "tooSlow" : "marksOnly")}
        </p>
      )}
      {found !== null && typeof found !== "string" && <FoundList view={view} first={found} />}
    </>
  );
}

function SearchForm({ view, projects, documents }: Omit<SearchPageProps, "found">) {
  const t = useTranslations("search");
  const states = useTranslations("workbench.states");
  const router = useRouter();
  const [words, setWords] = useState(view.q);
  const tracks = documents.find(({ id }) => id === view.document)?.tracks ?? [];
  const go = (change: Partial<SearchView>) => router.push(toAddress({ ...view, q: words.trim(), ...change }));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    go({});
  };
  return (
    <search>
      <form className={styles.form} onSubmit={submit}>
        <div className={styles.words}>
          <TextField
            label={t("words")}
            type="search"
            autoFocus={view.q === ""}
            maxLength={200}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </div>
        <SelectField
          label={t("project")}
          value={view.project ?? ""}
          onChange={(event) => go({ project: event.target.value || null, document: null, track: null })}
        >
          <option value="">{t("any")}</option>
          <Options of={projects} />
        </SelectField>
        {documents.length > 0 && (
          <SelectField
            label={t("document")}
            value={view.document ?? ""}
            onChange={(event) => go({ document: event.target.value || null, track: null })}
          >
            <option value="">{t("any")}</option>
            <Options of={documents.map(({ id, title }) => ({ id, name: title }))} />
          </SelectField>
        )}
        {tracks.length > 0 && (
          <SelectField
            label={t("track")}
            value={view.track ?? ""}
            onChange={(event) => go({ track: event.target.value || null })}
          >
            <option value="">{t("any")}</option>
            <Options of={tracks} />
          </SelectField>
        )}
        <SelectField
          label={t("state")}
          value={view.state ?? ""}
          onChange={(event) => go({ state: STATES.find((each) => each === event.target.value) ?? null })}
        >
          <option value="">{t("any")}</option>
          {STATES.map((state: State) => (
            <option key={state} value={state}>
              {states(state)}
            </option>
          ))}
        </SelectField>
        <Button type="submit" variant="primary" icon={<Search />}>
          {t("find")}
        </Button>
      </form>
    </search>
  );
}

function FoundList({ view, first }: { view: SearchView; first: FoundPage }) {
  const t = useTranslations("search");
  const [page, setPage] = useState(first);
  const { run, busy } = useAction();
  const counted = useCounts(view, first);
  const total = FOUND_KINDS.reduce((sum, kind) => sum + counted.counts[kind], 0);
  const more = () =>
    run(async () => {
      const query = toAddress(view).slice("/search?".length);
      const next = await api<FoundPage>(`/search?${query}&limit=50&cursor=${page.nextCursor}`);
      setPage(({ items }) => ({ ...next, items: [...items, ...next.items] }));
    });
  if (total === 0)
    return <EmptyState title={t("nothingTitle", { words: view.q })}>{t("nothing")}</EmptyState>;
  return (
    <>
      <Kinds view={view} found={counted} total={total} />
      {page.items.length === 0 && <p className={projectStyles.nothing}>{t("nothingOfThis")}</p>}
      {view.isConcordance ? (
        <Concordance items={page.items} />
      ) : (
        <ol className={styles.list}>
          {page.items.map((item) => (
            <FoundItem key={item.id} item={item} />
          ))}
        </ol>
      )}
      {page.nextCursor !== null && (
        <Button busy={busy} onClick={() => void more()}>
          {t("showMore")}
        </Button>
      )}
    </>
  );
}

type Counted = Pick<FoundPage, "counts" | "over">;

/** How many there are of each kind: of many, all are counted when the first are shown already. */
function useCounts(view: SearchView, first: FoundPage): Counted {
  const [counted, setCounted] = useState<Counted>(first);
  const isMore = first.over.length > 0;
  const query = toAddress(view).slice("/search?".length);
  useEffect(() => {
    if (!isMore) return;
    const stop = new AbortController();
    api<FoundPage>(`/search?${query}&limit=1&counted=${MOST_COUNTABLE}`, { signal: stop.signal })
      .then(setCounted)
      // Where that takes too long, it stands that there are more.
      .catch(() => {});
    return () => stop.abort();
  }, [isMore, query]);
  return counted;
}

/** What was found, by kind, each with its number; and how it is shown. */
function Kinds({ view, found, total }: { view: SearchView; found: Counted; total: number }) {
  const { counts, over } = found;
  const t = useTranslations("search");
  const link = (kind: FoundKind | null, count: number, isMore: boolean) => (
    <Link
      key={kind ?? "all"}
      className={styles.kind}
      aria-current={view.kind === kind ? "true" : undefined}
      href={toAddress({ ...view, kind })}
    >
      {t(`kinds.${kind ?? "all"}`)}{" "}
      <span className={styles.count}>{isMore ? t("over", { count }) : count}</span>
    </Link>
  );
  return (
    <div className={styles.kinds}>
      <nav className={styles.kindLinks} aria-label={t("byKind")}>
        {link(null, total, over.length > 0)}
        {FOUND_KINDS.filter((kind) => counts[kind] > 0 || view.kind === kind).map((kind) =>
          link(kind, counts[kind], over.includes(kind)),
        )}
      </nav>
      <Link className={styles.kind} href={toAddress({ ...view, isConcordance: !view.isConcordance })}>
        {view.isConcordance ? t("asList") : t("asConcordance")}
      </Link>
    </div>
  );
}
