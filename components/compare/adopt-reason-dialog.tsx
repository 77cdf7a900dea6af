"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormColumn, TextArea } from "@/components/ui/field";
import { useModel, useVoice } from "@/components/workbench/context";

/** Why words were adopted, said afterwards: nobody has to. */
export function AdoptReasonDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("compare");
  const { adopted } = useModel();
  const voice = useVoice();
  const [reason, setReason] = useState("");
  const last = adopted.get();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    onClose();
    if (last === null) return;
    try {
      const path = `/renderings/${last.renderingId}/adoptions/${last.adoptionId}` as const;
      await api(path, { method: "PATCH", body: { reason: reason.trim() } });
      voice.toast(t("reasonKept"));
    } catch (error) {
      voice.toast(voice.problem(error), { tone: "error" });
    }
  };
  return (
    <Dialog open onClose={onClose} title={t("reasonTitle")}>
      <FormColumn onSubmit={(event) => void send(event)}>
        <TextArea
          label={t("reasonLabel", { track: last?.trackName ?? "" })}
          hint={t("reasonHint")}
          data-autofocus
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <div>
          <Button type="submit" variant="primary" disabled={reason.trim() === ""}>
            {t("reasonKeep")}
          </Button>
        </div>
      </FormColumn>
    </Dialog>
  );
}
