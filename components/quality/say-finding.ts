"use client";

import { useTranslations } from "use-intl";
import type en from "@/messages/en.json";
import type { ShownFinding } from "./with-live";

type Code = Exclude<keyof (typeof en)["checks"], "names">;

/** Says a finding in the interface's language. */
export function useSayFinding(): (finding: Pick<ShownFinding, "code" | "values">) => string {
  const t = useTranslations("checks");
  const knows = (code: string): code is Code => t.has(code as Code);
  return ({ code, values }) => (knows(code) ? t(code, values) : code);
}
