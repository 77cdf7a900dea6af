"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string };
  reset: () => void;
}) {
  const t = useTranslations("shell");
  return (
    <main style={{ padding: "10vh 24px", maxWidth: 640, margin: "0 auto" }}>
      <EmptyState isPage title={t("errorTitle")} action={<Button onClick={reset}>{t("again")}</Button>}>
        {t("error", { reference: error.digest ?? "–" })}
      </EmptyState>
    </main>
  );
}
