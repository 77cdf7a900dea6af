"use client";

import { BookPlus } from "lucide-react";
import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useModel, useRow } from "@/components/workbench/context";
import { NotLoaded } from "@/components/workbench/not-loaded";
import panel from "@/components/workbench/panel.module.css";
import { useStore } from "@/components/workbench/store";
import { useIsMissing } from "@/components/workbench/use-gathered";
import { can } from "@/lib/accounts/core/rights";
import { ConceptCard } from "./concept-card";
import { conceptsInOrder, keyedWordings } from "./term-actions";
import { useParagraphTerms } from "./use-terms";

/** How many places of the paragraph, in the tracks shown, want a look. */
export function TermsCount() {
  const t = useTranslations("terms");
  const model = useModel();
  const index = useStore(model.cursor, (cursor) => cursor.index);
  const { renderings } = useParagraphTerms(useRow(index)?.paragraph.id ?? "");
  const count = renderings
    .flatMap(({ verdicts }) => verdicts)
    .filter(({ verdict }) => ["missing", "forbidden", "superseded"].includes(verdict)).length;
  return count === 0 ? null : (
    <span className={panel.count}>
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{t("openCount", { count })}</span>
    </span>
  );
}

/** The terms of the paragraph where one stands: how they are rendered, and whether they are. */
export function TermsTab() {
  const t = useTranslations("terms");
  const model = useModel();
  const index = useStore(model.cursor, (cursor) => cursor.index);
  const paragraphId = useRow(index)?.paragraph.id;
  const terms = useParagraphTerms(paragraphId ?? "");
  const isMissing = useIsMissing(model.terms.paragraphs, paragraphId ?? "");
  const focused = useStore(model.terms.focused, (value) => value);
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focused === null) return;
    list.current?.querySelector(`[data-concept="${focused}"]`)?.scrollIntoView({ block: "nearest" });
  }, [focused]);
  const concepts = conceptsInOrder(terms);
  const keyed = keyedWordings(terms, model.seed.targetLanguage);
  const mayWrite = can(model.seed.role, "translate");
  return (
    <div className={panel.tab} ref={list}>
      {mayWrite && (
        <div>
          <Button size="small" icon={<BookPlus />} onClick={() => model.dialog.set("propose-term")}>
            {t("propose")}
          </Button>
        </div>
      )}
      {isMissing && <NotLoaded />}
      {concepts.length === 0 && !isMissing ? (
        <p className={panel.nothing}>{t("nothing")}</p>
      ) : (
        concepts.map((concept) => (
          <ConceptCard
            key={concept.id}
            concept={concept}
            terms={terms}
            keyed={keyed}
            isFocused={focused === concept.id}
          />
        ))
      )}
    </div>
  );
}
