"use client";

import { type FormEvent, type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormColumn, TextArea, TextField } from "@/components/ui/field";
import { localDay } from "@/components/ui/local-day";
import { useAction } from "@/components/ui/use-action";

/** Why something is left as it is, and until when (an ISO day where the person is; absent: for good). */
export type Reasoned = {
  readonly reason: string;
  readonly expiresOn?: string;
  readonly timeZone?: string;
};

type WaiveFormProps = {
  /** Whose words it speaks: those of terms, or of checks. */
  room: "terms" | "quality";
  /** What is left as it is, where the title does not say it. */
  children?: ReactNode;
  /** Throws when it cannot be saved; the form stays, with what was typed. */
  onWaive: (reasoned: Reasoned) => Promise<void>;
  onClose: () => void;
};

/** Asks for the reason of leaving a place as it is, and until what day if there is one. */
export function WaiveForm({ room, children, onWaive, onClose }: WaiveFormProps) {
  const t = useTranslations(room);
  const { busy, run } = useAction();
  const [reason, setReason] = useState("");
  const [expiresOn, setExpiresOn] = useState("");
  const save = (event: FormEvent) => {
    event.preventDefault();
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    void run(() => onWaive({ reason: reason.trim(), ...(expiresOn !== "" && { expiresOn, timeZone }) }));
  };
  return (
    <Dialog open onClose={onClose} title={t("waiveTitle")}>
      <FormColumn onSubmit={save}>
        {children}
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
          hint={t("waiveUntilHint")}
          type="date"
          min={localDay(new Date())}
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
