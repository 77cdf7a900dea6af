"use client";

import { useTranslations } from "use-intl";
import panel from "./panel.module.css";

/** Instead of "nothing here", where the server did not tell. */
export function NotLoaded() {
  const t = useTranslations("workbench");
  return <p className={panel.nothing}>{t("notLoaded")}</p>;
}
