"use client";

import { useTranslations } from "use-intl";
import styles from "@/components/projects/projects.module.css";
import table from "@/components/ui/data-list.module.css";
import { SelectField } from "@/components/ui/field";
import { useSettings } from "@/components/ui/use-settings";
import { type CheckId, PROJECT_CHECKS } from "@/lib/quality/core/checks";
import { SEVERITIES, type Severity } from "@/lib/quality/core/finding";
import { type CheckSettings, checkSettingsSchema } from "@/lib/quality/server/schema";
import { PatternList } from "./pattern-list";
import own from "./quality.module.css";

type CheckSettingsPageProps = { projectId: string; initial: CheckSettings; canManage: boolean };

/** Which checks a project has on, how much each weighs, its own patterns, and what keeps from confirming. */
export function CheckSettingsPage({ projectId, initial, canManage }: CheckSettingsPageProps) {
  const t = useTranslations("quality.settings");
  const { settings, busy, save } = useSettings<CheckSettings>({
    path: `/projects/${projectId}/checks`,
    initial,
    read: (current) => checkSettingsSchema.safeParse(current).data ?? null,
  });
  return (
    <>
      <div className={styles.head}>
        <h1>{t("title")}</h1>
      </div>
      <p className={styles.subtitle}>{canManage ? t("explain") : t("explainReadOnly")}</p>
      <div className={own.narrow}>
        <SelectField
          label={t("blockFrom")}
          hint={t("blockHint")}
          disabled={!canManage || busy}
          value={settings.blockFrom ?? ""}
          onChange={(event) => {
            // Read now: when its turn to be saved comes, the field shows what stands there.
            const blockFrom = readSeverity(event.target.value);
            void save(() => ({ blockFrom }));
          }}
        >
          <option value="">{t("blockNever")}</option>
          {SEVERITIES.map((severity) => (
            <option key={severity} value={severity}>
              {t(`block.${severity}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t("check")}</th>
              <th scope="col">{t("on")}</th>
              <th scope="col">{t("severity")}</th>
            </tr>
          </thead>
          <tbody>
            {PROJECT_CHECKS.map(({ id, severity }) => (
              <CheckRow
                key={id}
                id={id}
                ownSeverity={severity}
                setting={settings.checks[id]}
                disabled={!canManage || busy}
                onChange={(setting) => void save((now) => ({ checks: { ...now.checks, [id]: setting } }))}
              />
            ))}
          </tbody>
        </table>
      </div>
      <PatternList patterns={settings.patterns} canManage={canManage} busy={busy} save={save} />
    </>
  );
}

const readSeverity = (value: string): Severity | null => SEVERITIES.find((each) => each === value) ?? null;

type Setting = NonNullable<CheckSettings["checks"][CheckId]>;
type CheckRowProps = {
  id: CheckId;
  ownSeverity: Severity;
  setting: Setting | undefined;
  disabled: boolean;
  onChange: (setting: Setting) => void;
};

function CheckRow({ id, ownSeverity, setting, disabled, onChange }: CheckRowProps) {
  const t = useTranslations("quality");
  const names = useTranslations("checks.names");
  const now = setting ?? { on: true, severity: null };
  return (
    <tr>
      <td>
        <span className={own.checkName}>{names(id)}</span>
        <span className={own.about}>{t(`abouts.${id}`)}</span>
      </td>
      <td>
        <input
          type="checkbox"
          aria-label={t("settings.onFor", { check: names(id) })}
          checked={now.on}
          disabled={disabled}
          onChange={(event) => onChange({ ...now, on: event.target.checked })}
        />
      </td>
      <td>
        <select
          aria-label={t("settings.severityFor", { check: names(id) })}
          value={now.severity ?? ""}
          disabled={disabled || !now.on}
          onChange={(event) => onChange({ ...now, severity: readSeverity(event.target.value) })}
        >
          <option value="">{t("settings.ownSeverity", { severity: t(`severities.${ownSeverity}`) })}</option>
          {SEVERITIES.filter((severity) => severity !== ownSeverity).map((severity) => (
            <option key={severity} value={severity}>
              {t(`severities.${severity}`)}
            </option>
          ))}
        </select>
      </td>
    </tr>
  );
}
