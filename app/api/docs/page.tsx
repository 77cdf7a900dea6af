import type { Metadata } from "next";
import { ApiDocs } from "@/components/shell/api-docs";
import { PageShell } from "@/components/shell/page-shell";
import { publicUrl, readEnvironment } from "@/lib/environment";
import { listOperations } from "@/lib/http/all-operations";
import { openApiDocument } from "@/lib/http/openapi";
import { findPageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("apiDocs"))("title") };
}

export default async function ApiDocsRoute() {
  const actor = await findPageActor();
  const t = await getTranslations("apiDocs");
  const document = openApiDocument(listOperations(), publicUrl(readEnvironment()));
  return (
    <PageShell person={actor === null ? null : { name: actor.name }} crumbs={[{ label: t("title") }]}>
      <ApiDocs document={document} />
    </PageShell>
  );
}
