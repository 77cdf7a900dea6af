import type { Metadata } from "next";
import { ReviewsPage } from "@/components/glossary/reviews-page";
import { PageShell } from "@/components/shell/page-shell";
import { listProposalsToVote } from "@/lib/glossary/server/get-proposal";
import { requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";

/** More than anybody decides in a day. */
const WAITING = 100;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("glossary.reviews"))("title") };
}

export default async function ReviewsRoute() {
  const actor = await requirePageActor("/reviews");
  const t = await getTranslations("glossary.reviews");
  const { items } = await listProposalsToVote(actor, { limit: WAITING });
  return (
    <PageShell person={{ name: actor.name }} crumbs={[{ label: t("title") }]}>
      <ReviewsPage proposals={items} />
    </PageShell>
  );
}
