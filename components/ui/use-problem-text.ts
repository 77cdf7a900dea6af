"use client";

import { useCallback } from "react";
import { useTranslations } from "use-intl";
import { isKnownKey } from "@/lib/i18n/known-key";
import { withoutEnd } from "@/lib/text/core/file-place";
import { Problem } from "./api";

/** Says a refusal in the interface's language; falls back to the server's own sentence. */
export function useProblemText(): (error: unknown) => string {
  const t = useTranslations("errors");
  return useCallback(
    (error) => {
      if (!(error instanceof Problem)) return t("internal", { reference: "–" });
      for (const key of [error.key, error.code]) {
        if (!isKnownKey(t, key)) continue;
        const sentence = t(key, error.values);
        const place = `place.${error.values.at}`;
        return isKnownKey(t, place)
          ? t("placed", { sentence: withoutEnd(sentence), place: t(place, error.values) })
          : sentence;
      }
      return error.message;
    },
    [t],
  );
}
