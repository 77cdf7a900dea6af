"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import projects from "@/components/projects/projects.module.css";
import { TERM_STATUSES } from "@/lib/glossary/core/term";
import { CONCEPT_SORTS, type ConceptSearch, readConceptSearch, writeConceptSearch } from "./concept-search";
import styles from "./glossary.module.css";
import { isTermStatus } from "./view";

export type Domain = { readonly domain: string; readonly count: number };

/** Typing settles for this long before the list is asked for. */
const SETTLED_MS = 250;

type ConceptFiltersProps = { search: ConceptSearch; domains: readonly Domain[]; total: number };

/** What of a glossary is shown; every choice is kept in the address. */
export function ConceptFilters({ search, domains, total }: ConceptFiltersProps) {
  const t = useTranslations("glossary.page");
  const statuses = useTranslations("glossary.statuses");
  const show = useShow(search);
  return (
    <search className={styles.filters}>
      <QueryField query={search.q} onQuery={(q) => show({ q })} />
      <select
        aria-label={t("status")}
        value={search.status ?? ""}
        onChange={({ target: { value } }) => show({ status: isTermStatus(value) ? value : null })}
      >
        <option value="">{t("anyStatus")}</option>
        {TERM_STATUSES.map((status) => (
          <option key={status} value={status}>
            {statuses(status)}
          </option>
        ))}
      </select>
      <select
        aria-label={t("domain")}
        value={search.domain ?? ""}
        onChange={({ target }) => show({ domain: target.value === "" ? null : target.value })}
      >
        <option value="">{t("anyDomain")}</option>
        {domains
          .filter(({ domain }) => domain !== "")
          .map(({ domain, count }) => (
            <option key={domain} value={domain}>
              {domain} ({count})
            </option>
          ))}
      </select>
      <select
        aria-label={t("sort")}
        value={search.sort}
        onChange={({ target }) =>
          show({ sort: readConceptSearch(new URLSearchParams({ sort: target.value })).sort })
        }
      >
        {CONCEPT_SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {t(`sorts.${sort}`)}
          </option>
        ))}
      </select>
      <Check
        label={t("undecided")}
        checked={search.undecided}
        onChange={(undecided) => show({ undecided })}
      />
      <Check label={t("deleted")} checked={search.deleted} onChange={(deleted) => show({ deleted })} />
      <span className={styles.count} role="status">
        {t("total", { count: total })}
      </span>
    </search>
  );
}

function useShow(search: ConceptSearch): (change: Partial<ConceptSearch>) => void {
  const router = useRouter();
  const path = usePathname();
  return (change) =>
    router.replace(`${path}${writeConceptSearch({ ...search, ...change })}`, { scroll: false });
}

function QueryField({ query, onQuery }: { query: string; onQuery: (query: string) => void }) {
  const t = useTranslations("glossary.page");
  const [typed, setTyped] = useState(query);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (
    <input
      className={projects.search}
      type="search"
      aria-label={t("search")}
      placeholder={t("searchHint")}
      maxLength={200}
      value={typed}
      onChange={({ target: { value } }) => {
        setTyped(value);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => onQuery(value.trim()), SETTLED_MS);
      }}
    />
  );
}

type CheckProps = { label: string; checked: boolean; onChange: (checked: boolean) => void };

function Check({ label, checked, onChange }: CheckProps) {
  return (
    <label className={styles.check}>
      <input type="checkbox" checked={checked} onChange={({ target }) => onChange(target.checked)} />
      {label}
    </label>
  );
}
