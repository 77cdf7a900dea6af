import { redirect } from "next/navigation";
import { InvitationPage } from "@/components/accounts/invitation-page";
import { findJoinedProject, getInvitation } from "@/lib/accounts/server/invitations";
import { providerName } from "@/lib/accounts/server/provider-name";
import { findPageActor } from "@/lib/http/page-actor";

type Props = { params: Promise<{ token: string }> };

export default async function InvitationRoute({ params }: Props) {
  const { token } = await params;
  const actor = await findPageActor();
  const person = actor === null ? null : { name: actor.name };
  const invitation = await getInvitation(token);
  if (invitation === null && actor !== null) {
    const projectId = await findJoinedProject(actor, token);
    if (projectId !== null) redirect(`/projects/${projectId}`);
  }
  return <InvitationPage token={token} invitation={invitation} person={person} provider={providerName()} />;
}
