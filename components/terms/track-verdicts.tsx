"use client";

import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { useModel, useVoice } from "@/components/workbench/context";
import { useStore } from "@/components/workbench/store";
import { can } from "@/lib/accounts/core/rights";
import { isWaivable } from "@/lib/glossary/core/waiver";
import type { ConceptInText, ShownVerdict } from "@/lib/glossary/server/matching-schema";
import { unwaive, wordingsOf } from "./term-actions";
import styles from "./terms.module.css";
import type { ParagraphTerms } from "./terms-store";
import { VerdictMark } from "./verdict-mark";

type TrackVerdictsProps = { concept: ConceptInText; renderings: ParagraphTerms["renderings"] };

/** Whether the agreed wording stands in each track shown. */
export function TrackVerdicts({ concept, renderings }: TrackVerdictsProps) {
  const model = useModel();
  const shown = useStore(model.look, (look) => look.shown);
  const tracks = useStore(model.tracks, (value) => value);
  const rows = shown.flatMap((trackId) => {
    const track = tracks.find(({ id }) => id === trackId);
    const rendering = renderings.find((each) => each.trackId === trackId);
    const verdict = rendering?.verdicts.find(({ conceptId }) => conceptId === concept.id);
    return track === undefined || rendering === undefined || verdict === undefined
      ? []
      : [{ name: track.name, renderingId: rendering.renderingId, verdict }];
  });
  if (rows.length === 0) return null;
  return (
    <ul className={styles.verdicts}>
      {rows.map(({ name, renderingId, verdict }) => (
        <li key={renderingId}>
          <span className={styles.track}>{name}</span>
          <VerdictMark verdict={verdict.verdict} />
          <Explained concept={concept} verdict={verdict} />
          <Waiving concept={concept} renderingId={renderingId} verdict={verdict} trackName={name} />
        </li>
      ))}
    </ul>
  );
}

/** What stands there instead, and what should. */
function Explained({ concept, verdict }: { concept: ConceptInText; verdict: ShownVerdict }) {
  const t = useTranslations("terms");
  const { seed } = useModel();
  if (verdict.verdict !== "superseded") return null;
  const [preferred] = wordingsOf(concept, seed.targetLanguage);
  return preferred === undefined ? null : (
    <span className={styles.about}>{t("supersededBy", { wording: preferred.text })}</span>
  );
}

type WaivingProps = {
  concept: ConceptInText;
  renderingId: string;
  verdict: ShownVerdict;
  trackName: string;
};

function Waiving({ concept, renderingId, verdict, trackName }: WaivingProps) {
  const t = useTranslations("terms");
  const model = useModel();
  const voice = useVoice();
  if (!can(model.seed.role, "translate")) return null;
  const { waiverId } = verdict;
  if (waiverId !== null)
    return (
      <Button
        size="small"
        variant="quiet"
        onClick={() => void unwaive(model, voice, renderingId, waiverId)}
        aria-label={t("unwaiveIn", { track: trackName })}
      >
        {t("unwaive")}
      </Button>
    );
  if (verdict.verdict === "waived" || verdict.verdict === "variant" || !isWaivable(verdict.verdict))
    return null;
  return (
    <Button
      size="small"
      variant="quiet"
      onClick={() => {
        model.terms.waiving.set({ conceptId: concept.id, renderingId });
        model.dialog.set("waive-term");
      }}
      aria-label={t("waiveIn", { track: trackName })}
    >
      {t("waive")}
    </Button>
  );
}
