"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useModel, useVoice } from "@/components/workbench/context";
import { languageTag } from "@/components/workbench/language-tag";
import panel from "@/components/workbench/panel.module.css";
import { showKeys } from "@/components/workbench/shortcuts";
import { useIsApple } from "@/components/workbench/use-media";
import { can } from "@/lib/accounts/core/rights";
import type { MatchView } from "@/lib/memory/server/schema";
import { CharacterDifference } from "./character-difference";
import { matchKeys } from "./commands";
import { MatchChoice } from "./match-choice";
import styles from "./memory.module.css";
import { takeMatch } from "./memory-actions";
import { UnitOrigin } from "./unit-origin";

/** Rounded down: 100 is said of what is the same alone. */
const percent = (share: number): number => Math.floor(share * 100 + 1e-9);

type MatchCardProps = { match: MatchView; segment: string; nth: number };

/** One match: how near it is, what differs, its translation with the numbers of here, and where it comes from. */
export function MatchCard({ match, segment, nth }: MatchCardProps) {
  const t = useTranslations("memory");
  const model = useModel();
  const voice = useVoice();
  const isApple = useIsApple();
  const { seed } = model;
  const { filled, drawbacks } = match;
  const score = t("score", { score: percent(match.score) });
  const open = filled.open.map(({ start, end }) => segment.slice(start, end));
  return (
    <article className={panel.card} aria-label={`${score}, ${t(`kinds.${match.kind}`)}`}>
      <header className={styles.head}>
        <span className={styles.score} title={t("scoreExplained", { similarity: percent(match.similarity) })}>
          {score}
        </span>
        <span>{t(`kinds.${match.kind}`)}</span>
        {drawbacks.length > 0 && (
          <span className={styles.drawbacks}>
            {drawbacks.map((each) => t(`drawbacks.${each}`)).join(" · ")}
          </span>
        )}
      </header>
      <div className={styles.texts}>
        <CharacterDifference
          segment={segment}
          match={match}
          lang={languageTag(seed.project.sourceLanguage)}
        />
        <span lang={languageTag(seed.targetLanguage)}>{filled.text}</span>
      </div>
      {open.length > 0 && <p className={panel.note}>{t("openNumbers", { numbers: open.join("、") })}</p>}
      {can(seed.role, "translate") && (
        <div className={styles.actions}>
          <Button
            size="small"
            aria-label={t("insertNth", { nth })}
            // The caret stays where it is.
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => void takeMatch(model, voice, { unitId: match.id, text: filled.text })}
          >
            {t("insert")}
          </Button>
          <kbd className={styles.key}>{showKeys(matchKeys(nth), isApple)}</kbd>
        </div>
      )}
      <MatchChoice unitId={match.id} />
      <UnitOrigin origin={match.origin} />
    </article>
  );
}
