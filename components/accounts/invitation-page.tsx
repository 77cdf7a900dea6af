"use client";

import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { FormError } from "@/components/ui/field";
import { useProblemText } from "@/components/ui/use-problem-text";
import type { Role } from "@/lib/accounts/core/rights";
import { Gate } from "./gate";
import { NewAccountForm } from "./new-account-form";
import { signInWithProvider } from "./session-client";

type InvitationPageProps = {
  token: string;
  /** Null when the link is not open. */
  invitation: { readonly projectName: string; readonly role: Role; readonly email: string | null } | null;
  /** Who is signed in already; null for a visitor. */
  person: { readonly name: string } | null;
  /** The OpenID Connect provider's name; null when there is none. */
  provider: string | null;
};

export function InvitationPage({ token, invitation, person, provider }: InvitationPageProps) {
  const t = useTranslations("accounts");
  if (invitation === null)
    return (
      <Gate title={t("invitation.closed")} intro={t("invitation.closedText")}>
        {null}
      </Gate>
    );
  const intro = t("invitation.intro", {
    project: invitation.projectName,
    role: t(`roles.${invitation.role}`),
  });
  return (
    <Gate title={t("invitation.title")} intro={intro}>
      {person !== null ? (
        <JoinButton token={token} name={person.name} />
      ) : (
        <>
          {provider !== null && (
            <div>
              <Button onClick={() => void signInWithProvider(`/invitations/${token}`)}>
                {t("invitation.provider", { name: provider })}
              </Button>
            </div>
          )}
          <NewAccountForm
            path={`/invitations/${token}/accept`}
            submitLabel={t("invitation.submit")}
            fixedEmail={invitation.email ?? undefined}
            nextOf={(answer) => `/projects/${answer.projectId}`}
          />
          <p>
            <Link href={`/signin?next=${encodeURIComponent(`/invitations/${token}`)}`}>
              {t("invitation.haveAccount")}
            </Link>
          </p>
        </>
      )}
    </Gate>
  );
}

function JoinButton({ token, name }: { token: string; name: string }) {
  const t = useTranslations("accounts.invitation");
  const problemText = useProblemText();
  const [error, setError] = useState<string | null>(null);
  const join = async () => {
    try {
      const { projectId } = await api<{ projectId: string }>(`/invitations/${token}/join`, {
        method: "POST",
      });
      window.location.assign(`/projects/${projectId}`);
    } catch (problem) {
      setError(problemText(problem));
    }
  };
  return (
    <>
      <FormError>{error}</FormError>
      <div>
        <Button variant="primary" onClick={() => void join()}>
          {t("join", { name })}
        </Button>
      </div>
    </>
  );
}
