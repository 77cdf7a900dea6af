"use client";

import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { useModel, useVoice } from "@/components/workbench/context";
import { here } from "@/components/workbench/model";
import { useStore } from "@/components/workbench/store";
import { type Reasoned, WaiveForm } from "@/components/workbench/waive-form";
import { unwaive } from "./term-actions";

/** Leaves a wording as it is in one place, for a reason, and until a day if one is given. */
export function WaiveDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("terms");
  const model = useModel();
  const voice = useVoice();
  const waiving = useStore(model.terms.waiving, (value) => value);
  if (waiving === null) return null;
  const { conceptId, renderingId } = waiving;

  const save = async (reasoned: Reasoned): Promise<void> => {
    const body = { conceptId, ...reasoned };
    const { id } = await api<{ id: string }>(`/renderings/${renderingId}/waivers`, { method: "POST", body });
    onClose();
    model.terms.paragraphs.refresh(here(model).row?.paragraph.id ?? null);
    voice.toast(t("waived"), { undo: () => void unwaive(model, voice, renderingId, id) });
  };
  return <WaiveForm room="terms" onWaive={save} onClose={onClose} />;
}
