import type { Metadata } from "next";
import { SearchPage, type SearchView } from "@/components/search/search-page";
import { PageShell } from "@/components/shell/page-shell";
import type { Actor } from "@/lib/accounts/core/actor";
import { can } from "@/lib/accounts/core/rights";
import { listProjects } from "@/lib/accounts/server/projects";
import { requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";
import { AppError } from "@/lib/kernel/app-error";
import { STATES } from "@/lib/renderings/core/state";
import { FOUND_KINDS } from "@/lib/search/core/found";
import { listSearchDocuments } from "@/lib/search/server/list-search-documents";
import type { FoundPage } from "@/lib/search/server/search-schema";
import { searchTexts } from "@/lib/search/server/search-texts";
import { isStorable } from "@/lib/text/core/storable";

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;
type Props = { searchParams: Promise<Query> };

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MOST_LETTERS = 200;

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const title = (await getTranslations("search"))("title");
  const { q } = readView(await searchParams);
  return { title: q === "" ? title : `${q} · ${title}` };
}

export default async function SearchRoute({ searchParams }: Props) {
  const view = readView(await searchParams);
  const actor = await requirePageActor(`/search?q=${encodeURIComponent(view.q)}`);
  const t = await getTranslations("search");
  const [found, projects] = await Promise.all([find(actor, view), listProjects(actor, { limit: 1000 })]);
  const chosen = projects.items.find(({ id }) => id === view.project);
  return (
    <PageShell person={{ name: actor.name }} crumbs={[{ label: t("title") }]}>
      {/* A new search is a new list: nothing of the one before stays on the page. */}
      <SearchPage
        key={JSON.stringify(view)}
        view={view}
        found={found}
        projects={projects.items.map(({ id, name, role }) => ({
          ...{ id, name, mayTranslate: can(role, "translate") },
        }))}
        documents={chosen === undefined ? [] : await listSearchDocuments(actor, chosen.id)}
      />
    </PageShell>
  );
}

/** The first page; a word for marks alone, or a search that was stopped; null when nothing is asked yet. */
async function find(
  actor: Actor,
  view: SearchView,
): Promise<FoundPage | "nothing-to-find" | "too-slow" | null> {
  if (view.q === "") return null;
  try {
    return await searchTexts(actor, {
      ...{ q: view.q, limit: 50, kind: view.kind ?? undefined },
      ...{ project: view.project ?? undefined, state: view.state ?? undefined },
      ...{ document: view.document ?? undefined, track: view.track ?? undefined },
      view: view.isConcordance ? "concordance" : "texts",
    });
  } catch (error) {
    if (error instanceof AppError && error.code === "invalid") return "nothing-to-find";
    if (error instanceof AppError && error.code === "unavailable") return "too-slow";
    throw error;
  }
}

/** What is not understood counts as not said. */
function readView({ q, kind, project, document, track, state, view }: Query): SearchView {
  const words = typeof q === "string" && isStorable(q) ? q.trim().slice(0, MOST_LETTERS) : "";
  return {
    q: words.isWellFormed() ? words : "",
    kind: FOUND_KINDS.find((each) => each === kind) ?? null,
    ...{ project: readId(project), document: readId(document), track: readId(track) },
    state: STATES.find((each) => each === state) ?? null,
    isConcordance: view === "concordance",
  };
}

const readId = (value: string | readonly string[] | undefined): string | null =>
  typeof value === "string" && UUID.test(value) ? value : null;
