import type { Metadata } from "next";
import { InboxPage } from "@/components/discussion/inbox-page";
import { PageShell } from "@/components/shell/page-shell";
import { listNotifications } from "@/lib/discussion/server/notifications";
import { requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("shell"))("inbox") };
}

export default async function InboxRoute() {
  const actor = await requirePageActor("/inbox");
  const t = await getTranslations("shell");
  const first = await listNotifications(actor, { limit: 50, unread: "false" });
  return (
    <PageShell person={{ name: actor.name }} crumbs={[{ label: t("inbox") }]}>
      <InboxPage first={first} />
    </PageShell>
  );
}
