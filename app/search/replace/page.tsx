import type { Metadata } from "next";
import { ReplacePage } from "@/components/search/replace-page";
import { PageShell } from "@/components/shell/page-shell";
import { can } from "@/lib/accounts/core/rights";
import { listProjects } from "@/lib/accounts/server/projects";
import { requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";
import { listSearchDocuments } from "@/lib/search/server/list-search-documents";
import { isStorable } from "@/lib/text/core/storable";

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;
type Props = { searchParams: Promise<Query> };

const MOST_LETTERS = 200;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("search.replace"))("title") };
}

export default async function ReplaceRoute({ searchParams }: Props) {
  const { q, project } = await searchParams;
  const actor = await requirePageActor("/search/replace");
  const t = await getTranslations("search");
  const { items } = await listProjects(actor, { limit: 1000 });
  const projects = items.filter(({ role }) => can(role, "translate"));
  const chosen = projects.find(({ id }) => id === project) ?? projects[0];
  const words = typeof q === "string" && isStorable(q) ? q.slice(0, MOST_LETTERS) : "";
  const crumbs = [{ label: t("title"), href: "/search" }, { label: t("replace.title") }];
  return (
    <PageShell person={{ name: actor.name }} crumbs={crumbs}>
      <ReplacePage
        key={chosen?.id ?? ""}
        words={words.isWellFormed() ? words : ""}
        projects={projects.map(({ id, name }) => ({ id, name }))}
        projectId={chosen?.id ?? null}
        documents={chosen === undefined ? [] : await listSearchDocuments(actor, chosen.id)}
      />
    </PageShell>
  );
}
