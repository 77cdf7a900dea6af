"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Gate } from "./gate";
import { NewAccountForm } from "./new-account-form";

type SetUpPageProps = { token: string; isOpen: boolean; wantsSample: boolean };

export function SetUpPage({ token, isOpen, wantsSample }: SetUpPageProps) {
  const t = useTranslations("accounts.setUp");
  if (!isOpen) {
    return (
      <Gate title={t("closed")} intro={t("closedText")}>
        <p>
          <Link href="/signin">{t("toSignIn")}</Link>
        </p>
      </Gate>
    );
  }
  const next = async () => {
    if (!wantsSample) return "/";
    const sample = await api<{ id: string }>("/projects/sample", { method: "POST" });
    return `/projects/${sample.id}`;
  };
  return (
    <Gate title={t("title")} intro={t("intro")}>
      <NewAccountForm path="/setup" extra={{ token }} submitLabel={t("submit")} nextOf={next} />
    </Gate>
  );
}
