import { InvitationPage } from "@/components/accounts/invitation-page";
import { getInvitation } from "@/lib/accounts/server/invitations";
import { findPageActor } from "@/lib/http/page-actor";

type Props = { params: Promise<{ token: string }> };

export default async function InvitationRoute({ params }: Props) {
  const { token } = await params;
  const actor = await findPageActor();
  const person = actor === null ? null : { name: actor.name };
  return <InvitationPage token={token} invitation={await getInvitation(token)} person={person} />;
}
