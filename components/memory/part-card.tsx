"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useModel, useVoice } from "@/components/workbench/context";
import { languageTag } from "@/components/workbench/language-tag";
import panel from "@/components/workbench/panel.module.css";
import { can } from "@/lib/accounts/core/rights";
import type { PartView } from "@/lib/memory/server/schema";
import styles from "./memory.module.css";
import { insertFromMemory } from "./memory-actions";
import { UnitOrigin } from "./unit-origin";

/** A stretch of the paragraph that was said before: in which words it was rendered, where and when. */
export function PartCard({ part, segment }: { part: PartView; segment: string }) {
  const t = useTranslations("memory");
  const model = useModel();
  const voice = useVoice();
  const { seed } = model;
  const isWriter = can(seed.role, "translate");
  return (
    <article className={panel.card}>
      <header className={styles.head}>
        <strong lang={languageTag(seed.project.sourceLanguage)}>{segment.slice(part.start, part.end)}</strong>
        <span className={styles.drawbacks}>
          {t(`partKinds.${part.kind}`)} · {t("partUnits", { count: part.units })}
        </span>
      </header>
      {part.places.map(({ unit, target, isSure }) => {
        const text = unit.target.slice(target.start, target.end);
        return (
          <div key={unit.id} className={styles.texts}>
            <span lang={languageTag(seed.targetLanguage)}>{text}</span>
            {!isSure && <span className={styles.soft}>{t("unsure")}</span>}
            {isWriter && (
              <div className={styles.actions}>
                <Button
                  size="small"
                  aria-label={`${t("insertPart")}: ${text.slice(0, 60)}`}
                  onPointerDown={(event) => event.preventDefault()}
                  onClick={() => void insertFromMemory(model, voice, { unitId: unit.id, text })}
                >
                  {t("insert")}
                </Button>
              </div>
            )}
            <UnitOrigin origin={unit.origin} />
          </div>
        );
      })}
    </article>
  );
}
