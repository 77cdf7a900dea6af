"use client";

import { ChevronDown } from "lucide-react";
import { useTranslations } from "use-intl";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { useModel, useVoice } from "@/components/workbench/context";
import { ERROR_SEVERITIES, type ErrorSeverity } from "@/lib/discussion/core/error-severity";
import type { AnnotationView } from "@/lib/discussion/server/schema";
import styles from "./discussion.module.css";
import { setSeverity } from "./discussion-actions";
import { useTalk } from "./talk";

/** How severe an error is, as a word with a color of its own. */
export function SeverityChip({ severity }: { severity: ErrorSeverity }) {
  const t = useTranslations("review.severities");
  return (
    <span className={styles.severity} data-severity={severity}>
      {t(severity)}
    </span>
  );
}

/** The severities as choices of a menu, each on its own key, and that it is no error. */
export function useSeverityItems(
  now: ErrorSeverity | null | "new",
  choose: (severity: ErrorSeverity | null) => void,
): readonly MenuItem[] {
  const t = useTranslations("review");
  const preferred = now === "new" || now === null ? "minor" : now;
  return [
    ...ERROR_SEVERITIES.map((severity, at) => ({
      label: t(`severities.${severity}`),
      icon: <span className={styles.severityDot} data-severity={severity} />,
      key: String(at + 1),
      preferred: severity === preferred,
      ...(now !== "new" && { checked: severity === now }),
      onSelect: () => choose(severity),
    })),
    "separator",
    {
      label: t("noError"),
      key: "0",
      ...(now !== "new" && { checked: now === null }),
      onSelect: () => choose(null),
    },
  ];
}

/** A field for how severe an error is, or that it is none (null). */
export function SeverityField({
  value,
  onChange,
}: {
  value: ErrorSeverity | null;
  onChange: (severity: ErrorSeverity | null) => void;
}) {
  const t = useTranslations("review");
  const choose = (chosen: string) =>
    onChange(ERROR_SEVERITIES.find((severity) => severity === chosen) ?? null);
  return (
    <label className={styles.pick}>
      <span>{t("severity")}</span>
      <select value={value ?? ""} onChange={(event) => choose(event.target.value)}>
        <option value="">{t("noError")}</option>
        {ERROR_SEVERITIES.map((severity) => (
          <option key={severity} value={severity}>
            {t(`severities.${severity}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

/** How severe an error is; a reviewer can say so of every labeled span of a rendering. */
export function SeverityLine({ annotation }: { annotation: AnnotationView }) {
  const t = useTranslations("review");
  const model = useModel();
  const voice = useVoice();
  const { mayModerate } = useTalk();
  const { severity, labelId, trackId } = annotation;
  const items = useSeverityItems(severity, (next) => {
    if (next !== severity) void setSeverity(model, voice, annotation, next);
  });
  const mayJudge = mayModerate && labelId !== null && trackId !== null;
  return (
    <>
      {severity !== null && <SeverityChip severity={severity} />}
      {mayJudge && (
        <Menu
          label={severity === null ? t("markError") : t("changeSeverity")}
          icon={<ChevronDown />}
          iconOnly={severity !== null}
          size="small"
          items={items}
        />
      )}
    </>
  );
}
