import type { Metadata } from "next";
import { z } from "zod";
import { DossierPage } from "@/components/glossary/dossier-page";
import { conceptName } from "@/components/glossary/view";
import { PageShell } from "@/components/shell/page-shell";
import { getConcept } from "@/lib/glossary/server/concepts";
import { getDossier } from "@/lib/glossary/server/dossier";
import { getGlossary } from "@/lib/glossary/server/glossaries";
import { SHOWN_VERDICTS } from "@/lib/glossary/server/matching-schema";
import { forPage, requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";

type Props = {
  params: Promise<{ conceptId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** As many as a page can hold and a person look through; filters find the rest. */
const PLACES = 300;

/** What is not understood counts as not said. */
const search = z.object({
  verdict: z.enum(SHOWN_VERDICTS).optional().catch(undefined),
  documentId: z.uuid().optional().catch(undefined),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("glossary.entry"))("dossier") };
}

export default async function DossierRoute({ params, searchParams }: Props) {
  const { conceptId } = await params;
  const wanted = search.parse(await searchParams);
  const path = `/concepts/${conceptId}`;
  const actor = await requirePageActor(`${path}/occurrences`);
  const t = await getTranslations("glossary.entry");
  const concept = await forPage(getConcept(actor, conceptId));
  const [glossary, dossier] = await Promise.all([
    getGlossary(actor, concept.glossaryId),
    getDossier(actor, conceptId, { ...wanted, limit: PLACES }),
  ]);
  const crumbs = [
    { label: glossary.name, href: `/glossaries/${glossary.id}` },
    { label: conceptName(concept, glossary), href: path },
    { label: t("dossier") },
  ];
  return (
    <PageShell person={{ name: actor.name }} crumbs={crumbs}>
      <DossierPage
        glossary={glossary}
        concept={concept}
        dossier={dossier}
        search={{ verdict: wanted.verdict ?? "", documentId: wanted.documentId ?? "" }}
      />
    </PageShell>
  );
}
