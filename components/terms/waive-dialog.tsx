"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormColumn, TextArea, TextField } from "@/components/ui/field";
import { useAction } from "@/components/ui/use-action";
import { useModel, useVoice } from "@/components/workbench/context";
import { here } from "@/components/workbench/model";
import { useStore } from "@/components/workbench/store";
import { unwaive } from "./term-actions";

/** Leaves a wording as it is in one place, for a reason, and until a day if one is given. */
export function WaiveDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("terms");
  const model = useModel();
  const voice = useVoice();
  const { busy, run } = useAction();
  const waiving = useStore(model.terms.waiving, (value) => value);
  const [reason, setReason] = useState("");
  const [expiresOn, setExpiresOn] = useState("");
  if (waiving === null) return null;
  const { conceptId, renderingId } = waiving;

  const save = (event: FormEvent) => {
    event.preventDefault();
    void run(async () => {
      const body = { conceptId, reason: reason.trim(), ...(expiresOn !== "" && { expiresOn }) };
      const { id } = await api<{ id: string }>(`/renderings/${renderingId}/waivers`, {
        method: "POST",
        body,
      });
      onClose();
      model.terms.paragraphs.refresh(here(model).row?.paragraph.id ?? null);
      voice.toast(t("waived"), { undo: () => void unwaive(model, voice, renderingId, id) });
    });
  };
  return (
    <Dialog open onClose={onClose} title={t("waiveTitle")}>
      <FormColumn onSubmit={save}>
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
