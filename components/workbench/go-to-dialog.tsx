"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { FormColumn, TextField } from "@/components/ui/field";
import { useModel, useTotal } from "./context";
import { moveTo } from "./move";

/** Asks for a paragraph's number and goes there. */
export function GoToDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("workbench");
  const model = useModel();
  const total = useTotal();
  const [number, setNumber] = useState("");
  const wanted = Number(number);
  const isThere = Number.isInteger(wanted) && wanted >= 1 && wanted <= total;
  const go = (event: FormEvent) => {
    event.preventDefault();
    if (!isThere) return;
    onClose();
    requestAnimationFrame(() => moveTo(model, { index: wanted - 1, edit: false, align: "center" }));
  };
  return (
    <Dialog open onClose={onClose} title={t("commands.goTo")}>
      <FormColumn onSubmit={go}>
        <TextField
          label={t("goToLabel", { total })}
          inputMode="numeric"
          autoComplete="off"
          data-autofocus
          value={number}
          onChange={(event) => setNumber(event.target.value.trim())}
          error={number === "" || isThere ? undefined : t("goToError", { total })}
        />
        <div>
          <Button type="submit" variant="primary" disabled={!isThere}>
            {t("go")}
          </Button>
        </div>
      </FormColumn>
    </Dialog>
  );
}
