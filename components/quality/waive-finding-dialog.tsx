"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormColumn, TextArea, TextField } from "@/components/ui/field";
import { useAction } from "@/components/ui/use-action";
import { useModel, useVoice } from "@/components/workbench/context";
import { useStore } from "@/components/workbench/store";
import { useSayFinding } from "./say-finding";
import { refreshHere, unwaiveFinding } from "./waive";

/** Leaves a finding as it is, for a reason, and until a day if one is given. */
export function WaiveFindingDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("quality");
  const model = useModel();
  const voice = useVoice();
  const say = useSayFinding();
  const { busy, run } = useAction();
  const waiving = useStore(model.checks.waiving, (value) => value);
  const [reason, setReason] = useState("");
  const [expiresOn, setExpiresOn] = useState("");
  if (waiving === null) return null;
  const { finding, renderingId } = waiving;

  const save = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const session = model.session.get();
      if (session?.renderingId === renderingId) await session.whenSaved();
      const { check, fingerprint } = finding;
      const { id } = await api<{ id: string }>(`/renderings/${renderingId}/finding-waivers`, {
        method: "POST",
        body: { check, fingerprint, reason: reason.trim(), ...(expiresOn !== "" && { expiresOn }) },
      });
      onClose();
      refreshHere(model);
      voice.toast(t("waived"), { undo: () => void unwaiveFinding(model, voice, renderingId, id) });
    });
  };
  return (
    <Dialog open onClose={onClose} title={t("waiveTitle")}>
      <FormColumn onSubmit={save}>
        <p>{say(finding)}</p>
        <TextArea
          label={t("waiveReason")}
          hint={t("waiveHint")}
          data-autofocus
          maxLength={2000}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
        <TextField
          label={t("waiveUntil")}
          type="date"
          optional
          value={expiresOn}
          onChange={(event) => setExpiresOn(event.target.value)}
        />
        <div>
          <Button type="submit" variant="primary" busy={busy} disabled={reason.trim() === ""}>
            {t("waive")}
          </Button>
        </div>
      </FormColumn>
    </Dialog>
  );
}
