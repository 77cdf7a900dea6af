"use client";

import { Diff } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/button";
import { useModel, useVoice } from "@/components/workbench/context";
import { useStore } from "@/components/workbench/store";
import { setBase } from "./commands";

/** In a column's head while tracks are compared: whether it is the base, or the way to make it so. */
export function BaseChoice({ trackId, name }: { trackId: string; name: string }) {
  const t = useTranslations("compare");
  const model = useModel();
  const voice = useVoice();
  const base = useStore(model.look, (look) => look.base);
  if (base === null) return null;
  const isBase = base === trackId;
  return (
    <>
      <IconButton
        size="small"
        label={isBase ? t("endComparing") : t("compareWith", { track: name })}
        icon={<Diff />}
        aria-pressed={isBase}
        onClick={() => setBase(model, voice, isBase ? null : trackId)}
      />
      {isBase && <span>{t("base")}</span>}
    </>
  );
}
