import type { Metadata } from "next";
import { BringInPage } from "@/components/archive/bring-in-page";
import { PageShell } from "@/components/shell/page-shell";
import { requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("archive.in"))("title") };
}

export default async function BringInRoute() {
  const actor = await requirePageActor("/projects/archive");
  const t = await getTranslations("archive.in");
  return (
    <PageShell person={{ name: actor.name }} crumbs={[{ label: t("title") }]}>
      <BringInPage />
    </PageShell>
  );
}
