"use client";

import { useTranslations } from "use-intl";
import { useModel, useVoice } from "@/components/workbench/context";
import { useStore } from "@/components/workbench/store";
import { type Reasoned, WaiveForm } from "@/components/workbench/waive-form";
import { useSayFinding } from "./say-finding";
import { keepWaiver, refreshHere, unwaiveFinding } from "./waive";

/** Leaves a finding as it is, for a reason, and until a day if one is given. */
export function WaiveFindingDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("quality");
  const model = useModel();
  const voice = useVoice();
  const say = useSayFinding();
  const waiving = useStore(model.checks.waiving, (value) => value);
  if (waiving === null) return null;
  const { finding, place } = waiving;

  const save = async (reasoned: Reasoned): Promise<void> => {
    const session = model.session.get();
    if ("renderingId" in place && session?.renderingId === place.renderingId) await session.whenSaved();
    const id = await keepWaiver(place, finding, reasoned);
    onClose();
    refreshHere(model);
    voice.toast(t("waived"), { undo: () => void unwaiveFinding(model, voice, place, id) });
  };
  return (
    <WaiveForm room="quality" onWaive={save} onClose={onClose}>
      <p>{say(finding)}</p>
    </WaiveForm>
  );
}
