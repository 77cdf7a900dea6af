import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { SignInForm } from "@/components/accounts/sign-in-form";
import { providerName } from "@/lib/accounts/server/provider-name";
import { nextPath } from "@/lib/http/next-path";
import { findPageActor } from "@/lib/http/page-actor";
import { getTranslations } from "@/lib/i18n/server";

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts"))("signIn.title") };
}

export default async function SignInRoute({ searchParams }: Props) {
  const { next, callbackUrl, error } = await searchParams;
  const path = nextPath(next ?? callbackUrl);
  if ((await findPageActor()) !== null) redirect(path);
  return <SignInForm next={path} provider={providerName()} refused={error !== undefined} />;
}
