"use client";

import Link from "next/link";
import { useId } from "react";
import { useTranslations } from "use-intl";
import styles from "@/components/projects/projects.module.css";
import { useToast } from "@/components/ui/toast";
import { useSettings } from "@/components/ui/use-settings";
import { ERROR_SEVERITIES } from "@/lib/discussion/core/error-severity";
import { type ReviewSettings, reviewSettingsSchema } from "@/lib/review/server/settings-schema";
import { NumberSetting } from "./number-setting";
import own from "./review.module.css";

type Change = Partial<Omit<ReviewSettings, "revision">>;
type ReviewSettingsPageProps = { projectId: string; initial: ReviewSettings; canManage: boolean };

/** Who reviews what in a project, how its errors weigh, and when a track passes. */
export function ReviewSettingsPage({ projectId, initial, canManage }: ReviewSettingsPageProps) {
  const t = useTranslations("review.settings");
  const severities = useTranslations("review.severities");
  const toast = useToast();
  const { settings, save } = useSettings<ReviewSettings>({
    path: `/projects/${projectId}/review-settings`,
    initial,
    read: (current) => reviewSettingsSchema.safeParse(current).data ?? null,
  });
  /** Saves a change; its undo puts back only what it changed. */
  const change = async (
    make: (now: ReviewSettings) => Change,
    undo: (now: ReviewSettings) => Change,
  ): Promise<boolean> => {
    const saved = await save(make);
    if (saved) toast(t("saved"), { undo: () => void save(undo) });
    return saved;
  };
  const { ownWork, secondReview, passLimit, weights } = settings;
  return (
    <>
      <div className={styles.head}>
        <h1>{t("title")}</h1>
      </div>
      <p className={styles.subtitle}>{canManage ? t("explain") : t("explainReadOnly")}</p>
      <div className={own.sections}>
        <section className={own.section}>
          <h2>{t("who")}</h2>
          <Switch
            label={t("ownWork")}
            hint={t("ownWorkHint")}
            checked={ownWork}
            disabled={!canManage}
            onChange={(next) =>
              void change(
                () => ({ ownWork: next }),
                () => ({ ownWork }),
              )
            }
          />
          <Switch
            label={t("secondReview")}
            hint={t("secondReviewHint")}
            checked={secondReview}
            disabled={!canManage}
            onChange={(next) =>
              void change(
                () => ({ secondReview: next }),
                () => ({ secondReview }),
              )
            }
          />
        </section>
        <section className={own.section}>
          <h2>{t("score")}</h2>
          <fieldset className={own.weights}>
            <legend>{t("weights")}</legend>
            <p className={own.hint}>{t("weightsHint")}</p>
            {ERROR_SEVERITIES.map((severity) => (
              <NumberSetting
                key={severity}
                label={severities(severity)}
                value={weights[severity]}
                disabled={!canManage}
                refuse={(value) =>
                  reviewSettingsSchema.shape.weights.safeParse({ ...weights, [severity]: value }).success
                    ? null
                    : t("descending")
                }
                save={(value) =>
                  change(
                    (now) => ({ weights: { ...now.weights, [severity]: value } }),
                    (now) => ({ weights: { ...now.weights, [severity]: weights[severity] } }),
                  )
                }
              />
            ))}
          </fieldset>
          <NumberSetting
            label={t("passLimit")}
            hint={t("passLimitHint")}
            value={passLimit}
            mayBeEmpty
            disabled={!canManage}
            save={(value) =>
              change(
                () => ({ passLimit: value }),
                () => ({ passLimit }),
              )
            }
          />
        </section>
        <section className={own.section}>
          <h2>{t("blocking")}</h2>
          <p className={own.hint}>{t("blockingHint")}</p>
          <p>
            <Link href={`/projects/${projectId}/checks`}>{t("toChecks")}</Link>
          </p>
        </section>
      </div>
    </>
  );
}

type SwitchProps = {
  label: string;
  hint: string;
  checked: boolean;
  disabled: boolean;
  onChange: (checked: boolean) => void;
};

function Switch({ label, hint, checked, disabled, onChange }: SwitchProps) {
  const id = useId();
  return (
    <div className={own.switch}>
      <input
        id={id}
        type="checkbox"
        aria-describedby={`${id}-hint`}
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      <p className={own.hint} id={`${id}-hint`}>
        {hint}
      </p>
    </div>
  );
}
