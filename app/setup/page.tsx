import { SetUpPage } from "@/components/accounts/set-up-page";
import { isSetUpOpen } from "@/lib/accounts/server/set-up";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function SetUpRoute({ searchParams }: Props) {
  const { token, sample } = await searchParams;
  const secret = typeof token === "string" ? token : "";
  return <SetUpPage token={secret} isOpen={await isSetUpOpen(secret)} wantsSample={sample === "1"} />;
}
