"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormColumn, TextArea } from "@/components/ui/field";
import { setState } from "./actions";
import { useModel, useVoice } from "./context";

/** Sends a rendering back to its translator, with what is wrong with it. */
export function SendBackDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("workbench");
  const model = useModel();
  const voice = useVoice();
  const [comment, setComment] = useState("");
  const send = (event: FormEvent) => {
    event.preventDefault();
    onClose();
    void setState(model, voice, "needs-work", comment.trim());
  };
  return (
    <Dialog open onClose={onClose} title={t("commands.sendBack")}>
      <FormColumn onSubmit={send}>
        <TextArea
          label={t("sendBackReason")}
          hint={t("sendBackHint")}
          data-autofocus
          maxLength={5000}
          value={comment}
          onChange={(event) => setComment(event.target.value)}
        />
        <div>
          <Button type="submit" variant="primary" disabled={comment.trim() === ""}>
            {t("actions.sendBack")}
          </Button>
        </div>
      </FormColumn>
    </Dialog>
  );
}
