"use client";

import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { Problem } from "./api";

/** Says a refusal in the interface's language; falls back to the server's own sentence. */
export function useProblemText(): (error: unknown) => string {
  const t = useTranslations("errors");
  return useCallback(
    (error) => {
      if (!(error instanceof Problem)) return t("internal", { reference: "–" });
      for (const key of [error.key, error.code]) {
        if (t.has(key as never)) return t(key as never, error.values as never);
      }
      return error.message;
    },
    [t],
  );
}
