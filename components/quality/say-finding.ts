"use client";

import { useTranslations } from "use-intl";
import type { ShownFinding } from "./use-findings";

/** Says a finding in the interface's language; a team's own pattern says what the team wrote. */
export function useSayFinding(): (finding: Pick<ShownFinding, "code" | "values">) => string {
  const t = useTranslations("checks");
  return ({ code, values }) => {
    const own = values.message;
    if (code === "own-pattern" && own !== undefined && own !== "") return String(own);
    return t(code as Parameters<typeof t>[0], values);
  };
}
