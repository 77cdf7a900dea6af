import type { Metadata } from "next";
import { ConceptPlaces } from "@/components/discussion/concept-places";
import { readComparison } from "@/components/glossary/comparison";
import { ConceptPage } from "@/components/glossary/concept-page";
import { conceptName } from "@/components/glossary/view";
import { PageShell } from "@/components/shell/page-shell";
import { listConceptAnnotations } from "@/lib/discussion/server/list-concept-annotations";
import { getConcept, listConceptRevisions } from "@/lib/glossary/server/concepts";
import { listProposals } from "@/lib/glossary/server/get-proposal";
import { getGlossary } from "@/lib/glossary/server/glossaries";
import { forPage, requirePageActor } from "@/lib/http/page-actor";

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;
type Props = { params: Promise<{ conceptId: string }>; searchParams: Promise<Query> };

/** As many as one reads; the API has the rest. */
const REVISIONS = 100;
const PROPOSALS = 100;
const PLACES = 100;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { conceptId } = await params;
  const actor = await requirePageActor(`/concepts/${conceptId}`);
  const concept = await forPage(getConcept(actor, conceptId));
  return { title: conceptName(concept, await getGlossary(actor, concept.glossaryId)) };
}

export default async function ConceptRoute({ params, searchParams }: Props) {
  const { conceptId } = await params;
  const query = await searchParams;
  const comparison = readComparison({
    get: (name) => {
      const value = query[name];
      return typeof value === "string" ? value : null;
    },
  });
  const search = comparison === null ? "" : `?from=${comparison.from}&to=${comparison.to}`;
  const actor = await requirePageActor(`/concepts/${conceptId}${search}`);
  const concept = await forPage(getConcept(actor, conceptId));
  const [glossary, proposals, revisions, places] = await Promise.all([
    getGlossary(actor, concept.glossaryId),
    listProposals(actor, concept.glossaryId, { limit: PROPOSALS, conceptId }),
    listConceptRevisions(actor, conceptId, { limit: REVISIONS }),
    listConceptAnnotations(actor, conceptId, { limit: PLACES }),
  ]);
  const crumbs = [
    { label: glossary.name, href: `/glossaries/${glossary.id}` },
    { label: conceptName(concept, glossary) },
  ];
  return (
    <PageShell person={{ name: actor.name }} crumbs={crumbs}>
      <ConceptPage
        glossary={glossary}
        concept={concept}
        proposals={proposals.items}
        revisions={revisions.items}
        olderRevisions={revisions.nextCursor}
        comparison={comparison}
      />
      <ConceptPlaces
        places={places.items}
        isCut={places.nextCursor !== null}
        sourceLanguage={glossary.sourceLanguage}
        targetLanguage={glossary.targetLanguage}
      />
    </PageShell>
  );
}
