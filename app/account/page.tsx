import type { Metadata } from "next";
import { AccountPage } from "@/components/accounts/account-page";
import { PageShell } from "@/components/shell/page-shell";
import { getMe, listSessions } from "@/lib/accounts/server/me";
import { providerName } from "@/lib/accounts/server/provider-name";
import { listTokens } from "@/lib/accounts/server/tokens";
import { requirePageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts"))("account.title") };
}

export default async function AccountRoute() {
  const actor = await requirePageActor("/account");
  const t = await getTranslations("accounts");
  const [me, sessions, tokens] = await Promise.all([getMe(actor), listSessions(actor), listTokens(actor)]);
  return (
    <PageShell person={{ name: me.name }} crumbs={[{ label: t("account.title") }]}>
      <AccountPage
        name={me.name}
        email={me.email}
        hasPassword={me.hasPassword}
        provider={providerName()}
        sessions={sessions.items}
        tokens={tokens.items}
      />
    </PageShell>
  );
}
