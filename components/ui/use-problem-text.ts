"use client";

import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { isKnownKey } from "@/lib/i18n/known-key";
import { Problem } from "./api";

/** Says a refusal in the interface's language; falls back to the server's own sentence. */
export function useProblemText(): (error: unknown) => string {
  const t = useTranslations("errors");
  return useCallback(
    (error) => {
      if (!(error instanceof Problem)) return t("internal", { reference: "–" });
      for (const key of [error.key, error.code]) {
        if (isKnownKey(t, key)) return t(key, error.values);
      }
      return error.message;
    },
    [t],
  );
}
