"use client";

import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import styles from "@/components/projects/projects.module.css";
import { api, Problem } from "@/components/ui/api";
import table from "@/components/ui/data-list.module.css";
import { SelectField } from "@/components/ui/field";
import { useAction } from "@/components/ui/use-action";
import { type CheckId, PROJECT_CHECKS } from "@/lib/quality/core/checks";
import { SEVERITIES, type Severity } from "@/lib/quality/core/finding";
import { type CheckSettings, checkSettingsSchema } from "@/lib/quality/server/schema";
import { PatternList } from "./pattern-list";
import own from "./quality.module.css";

/** Changes what stands now, and says whether it is saved. */
export type SaveSettings = (
  change: (now: CheckSettings) => Partial<Omit<CheckSettings, "revision">>,
) => Promise<boolean>;

type CheckSettingsPageProps = { projectId: string; initial: CheckSettings; canManage: boolean };

/** Which checks a project has on, how much each weighs, its own patterns, and what keeps from confirming. */
export function CheckSettingsPage({ projectId, initial, canManage }: CheckSettingsPageProps) {
  const t = useTranslations("quality.settings");
  const router = useRouter();
  const { busy, run } = useAction();
  const [settings, setSettings] = useState(initial);
  // An undo comes from an older drawing of the page: it, too, changes what stands now.
  const latest = useRef(initial);
  const show = (next: CheckSettings) => {
    latest.current = next;
    setSettings(next);
  };
  const save: SaveSettings = async (change) => {
    const before = latest.current;
    let saved = false;
    // What was chosen shows at once; it goes back when it cannot be saved.
    setSettings({ ...before, ...change(before) });
    await run(async () => {
      try {
        show(
          await api<CheckSettings>(`/projects/${projectId}/checks`, {
            method: "PATCH",
            body: change(before),
            headers: { "if-match": `"${before.revision}"` },
          }),
        );
        saved = true;
        router.refresh();
      } catch (error) {
        const now = checkSettingsSchema.safeParse(error instanceof Problem ? error.current : null);
        show(now.success ? now.data : before);
        throw error;
      }
    });
    return saved;
  };
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
          onChange={(event) => void save(() => ({ blockFrom: readSeverity(event.target.value) }))}
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
