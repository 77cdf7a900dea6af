"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { can } from "@/lib/accounts/core/rights";
import { useModel } from "./context";
import styles from "./empty-workbench.module.css";

/** A document that nobody has begun to translate. */
export function EmptyWorkbench() {
  const t = useTranslations("workbench.empty");
  const model = useModel();
  const mayTranslate = can(model.seed.role, "translate");
  return (
    <div className={styles.empty}>
      <EmptyState
        title={t("title")}
        action={
          mayTranslate && (
            <Button variant="primary" onClick={() => model.dialog.set("tracks")}>
              {t("action")}
            </Button>
          )
        }
      >
        {t(mayTranslate ? "explain" : "explainViewer")}
      </EmptyState>
    </div>
  );
}
