import type { Metadata } from "next";
import { readConceptSearch, writeConceptSearch } from "@/components/glossary/concept-search";
import { GlossaryPage } from "@/components/glossary/glossary-page";
import { PageShell } from "@/components/shell/page-shell";
import type { Actor } from "@/lib/accounts/core/actor";
import { listProjects } from "@/lib/accounts/server/projects";
import { listConcepts, listDomains } from "@/lib/glossary/server/concepts";
import { getGlossary, listLinks } from "@/lib/glossary/server/glossaries";
import { forPage, requirePageActor } from "@/lib/http/page-actor";

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;
type Props = { params: Promise<{ glossaryId: string }>; searchParams: Promise<Query> };

/** Concepts in the page itself; the rest comes when it is asked for. */
const FIRST_CONCEPTS = 100;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { glossaryId } = await params;
  const actor = await requirePageActor(`/glossaries/${glossaryId}`);
  return { title: (await forPage(getGlossary(actor, glossaryId))).name };
}

export default async function GlossaryRoute({ params, searchParams }: Props) {
  const { glossaryId } = await params;
  const query = await searchParams;
  const search = readConceptSearch({
    get: (name) => {
      const value = query[name];
      return typeof value === "string" ? value : null;
    },
  });
  const path = `/glossaries/${glossaryId}`;
  const actor = await requirePageActor(`${path}${writeConceptSearch(search)}`);
  const glossary = await forPage(getGlossary(actor, glossaryId));
  const [first, domains, links, project] = await Promise.all([
    listConcepts(actor, glossaryId, {
      ...search,
      status: search.status ?? undefined,
      domain: search.domain ?? undefined,
      limit: FIRST_CONCEPTS,
    }),
    listDomains(actor, glossaryId),
    listLinks(actor, glossaryId),
    findProject(actor, glossary.projectIds),
  ]);
  const crumbs = [
    ...(project === undefined
      ? []
      : [{ label: project.name, href: `/projects/${project.id}/glossaries` as const }]),
    { label: glossary.name },
  ];
  return (
    <PageShell person={{ name: actor.name }} crumbs={crumbs}>
      <GlossaryPage glossary={glossary} first={first} search={search} domains={[...domains]} links={links} />
    </PageShell>
  );
}

/** The way back, when there is only one. */
async function findProject(actor: Actor, projectIds: readonly string[]) {
  if (projectIds.length !== 1) return undefined;
  const { items } = await listProjects(actor, { limit: 1000 });
  return items.find(({ id }) => id === projectIds[0]);
}
