import type { Metadata } from "next";
import { WorkPage, type WorkView } from "@/components/review/work-page";
import { PageShell } from "@/components/shell/page-shell";
import { requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";
import { REASONS } from "@/lib/review/core/waiting";
import { listWork } from "@/lib/review/server/list-work";

type Query = Readonly<Record<string, string | readonly string[] | undefined>>;
type Props = { searchParams: Promise<Query> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("review.work"))("title") };
}

export default async function WorkRoute({ searchParams }: Props) {
  const actor = await requirePageActor("/work");
  const t = await getTranslations("review.work");
  const [{ items }, query] = await Promise.all([listWork(actor), searchParams]);
  return (
    <PageShell person={{ name: actor.name }} crumbs={[{ label: t("title") }]}>
      <WorkPage groups={items} view={readView(query)} />
    </PageShell>
  );
}

/** What is not understood counts as not said. */
function readView({ reason, project }: Query): WorkView {
  return {
    reason: REASONS.find((each) => each === reason) ?? null,
    projectId: typeof project === "string" && project !== "" ? project : null,
  };
}
