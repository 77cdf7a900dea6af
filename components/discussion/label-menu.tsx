"use client";

import { Tag } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Menu } from "@/components/ui/menu";
import { useModel, useVoice } from "@/components/workbench/context";
import type { TextSelection } from "@/components/workbench/selection";
import { can } from "@/lib/accounts/core/rights";
import type { LabelView } from "@/lib/discussion/server/schema";
import { label } from "./discussion-actions";
import { useSeverityItems } from "./error-severity";
import { LabelDot, useLabelName } from "./label-chip";
import { useLabels } from "./use-discussion";

/**
 * Gives selected words one of the project's labels. Of words of a rendering, a reviewer then says how severe an error
 * it is, if it is one.
 */
export function LabelMenu({ selection }: { selection: TextSelection }) {
  const t = useTranslations();
  const model = useModel();
  const voice = useVoice();
  const nameOf = useLabelName();
  const labels = useLabels().filter(({ archived }) => !archived);
  const [chosen, setChosen] = useState<LabelView | null>(null);
  const mayJudge = selection.trackId !== null && can(model.seed.role, "review");
  const severities = useSeverityItems("new", (severity) => {
    if (chosen !== null) void label(model, voice, selection, { labelId: chosen.id, severity });
  });
  return (
    <Menu
      label={
        chosen === null ? t("discussion.selection.label") : t("review.severityOf", { label: nameOf(chosen) })
      }
      icon={<Tag />}
      iconOnly
      size="small"
      onClose={() => setChosen(null)}
      items={
        chosen === null
          ? labels.map((each) => ({
              label: nameOf(each),
              icon: <LabelDot colorIndex={each.colorIndex} />,
              leadsOn: mayJudge,
              onSelect: () => {
                if (mayJudge) setChosen(each);
                else void label(model, voice, selection, { labelId: each.id });
              },
            }))
          : severities
      }
    />
  );
}
