"use client";

import { Check, CornerUpLeft, Stamp } from "lucide-react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { can } from "@/lib/accounts/core/rights";
import { countText } from "@/lib/text/core/counts";
import { confirmAndGoOn, setState } from "./actions";
import { useModel, useRow, useTotal, useVoice } from "./context";
import styles from "./foot-bar.module.css";
import { findBarrier } from "./model";
import { markOf, StateMark } from "./state-mark";
import { useStore } from "./store";
import { useCommandHints } from "./use-command-keys";

/** About the paragraph where one stands: its place, its length, its state, and what can be done with it. */
export function FootBar() {
  const t = useTranslations("workbench");
  const model = useModel();
  const total = useTotal();
  const index = useStore(model.cursor, (cursor) => cursor.index);
  const column = useStore(model.cursor, (cursor) => cursor.column);
  const row = useRow(index);
  const track = useStore(model.tracks, (tracks) => tracks.find(({ id }) => id === column));
  if (row === undefined) return <footer className={styles.foot} />;
  const rendering = column === null ? undefined : row.renderings[column];
  const barrier =
    rendering === undefined || column === null ? null : findBarrier(model, column, rendering.state);
  return (
    <footer className={styles.foot}>
      <span>{t("position", { number: row.index + 1, total })}</span>
      <span className={styles.extra}>
        {t("characters", { count: countText(row.paragraph.text).characters })}
      </span>
      {rendering !== undefined && track !== undefined && (
        <>
          <span className={styles.extra}>{t("words", { count: rendering.wordCount })}</span>
          <span className={styles.track}>{track.name}</span>
          <Confirming renderingId={rendering.id}>
            {(isConfirming) => <StateMark kind={markOf(rendering, isConfirming)} label />}
          </Confirming>
        </>
      )}
      <span className={styles.gap} />
      {barrier !== null && (
        <span className={styles.barrier} data-barrier={barrier}>
          {t(`barriers.${barrier}`)}
        </span>
      )}
      {rendering !== undefined && <Actions state={rendering.state} mayTranslate={barrier === null} />}
    </footer>
  );
}

function Confirming({
  renderingId,
  children,
}: {
  renderingId: string;
  children: (isConfirming: boolean) => React.ReactNode;
}) {
  const model = useModel();
  return children(useStore(model.confirming, (all) => all.has(renderingId)));
}

function Actions({ state, mayTranslate }: { state: string; mayTranslate: boolean }) {
  const t = useTranslations("workbench");
  const model = useModel();
  const voice = useVoice();
  const keys = useCommandHints();
  const mayReview = can(model.seed.role, "review");
  return (
    <div className={styles.actions}>
      {mayReview && state !== "initial" && (
        <>
          <Button
            size="small"
            variant="quiet"
            icon={<CornerUpLeft />}
            title={keys.sendBack}
            onClick={() => model.dialog.set("send-back")}
          >
            {t("actions.sendBack")}
          </Button>
          {state !== "final" && (
            <Button
              size="small"
              variant="quiet"
              icon={state === "reviewed" ? <Stamp /> : <Check />}
              title={state === "reviewed" ? undefined : keys.approve}
              onClick={() => void setState(model, voice, state === "reviewed" ? "final" : "reviewed")}
            >
              {t(state === "reviewed" ? "actions.finalize" : "actions.approve")}
            </Button>
          )}
        </>
      )}
      {mayTranslate && (
        <Button
          size="small"
          variant="plain"
          title={keys.confirm}
          onClick={() => void confirmAndGoOn(model, voice)}
        >
          {t("actions.confirm")}
          <kbd className={styles.kbd}>{keys.confirm}</kbd>
        </Button>
      )}
    </div>
  );
}
