import Link from "next/link";
import { PageShell } from "@/components/shell/page-shell";
import { EmptyState } from "@/components/ui/empty-state";
import { findPageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";

export default async function NotFound() {
  const actor = await findPageActor();
  const t = await getTranslations("shell");
  return (
    <PageShell person={actor === null ? null : { name: actor.name }}>
      <EmptyState isPage title={t("notFoundTitle")} action={<Link href="/">{t("toProjects")}</Link>}>
        {t("notFound")}
      </EmptyState>
    </PageShell>
  );
}
