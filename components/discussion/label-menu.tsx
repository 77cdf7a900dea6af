"use client";

import { Tag } from "lucide-react";
import { useTranslations } from "use-intl";
import { Menu } from "@/components/ui/menu";
import { useModel, useVoice } from "@/components/workbench/context";
import type { TextSelection } from "@/components/workbench/selection";
import { label } from "./discussion-actions";
import { LabelDot, useLabelName } from "./label-chip";
import { useLabels } from "./use-discussion";

/** Gives selected words one of the project's labels. */
export function LabelMenu({ selection }: { selection: TextSelection }) {
  const t = useTranslations("discussion");
  const model = useModel();
  const voice = useVoice();
  const nameOf = useLabelName();
  const labels = useLabels().filter(({ archived }) => !archived);
  return (
    <Menu
      label={t("selection.label")}
      icon={<Tag />}
      iconOnly
      size="small"
      items={labels.map((each) => ({
        label: nameOf(each),
        icon: <LabelDot colorIndex={each.colorIndex} />,
        onSelect: () => void label(model, voice, selection, each.id),
      }))}
    />
  );
}
