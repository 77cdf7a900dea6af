"use client";

import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import styles from "@/components/projects/projects.module.css";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useToast } from "@/components/ui/toast";
import type { SaveSettings } from "@/components/ui/use-settings";
import type { CheckSettings } from "@/lib/quality/server/schema";
import { PatternForm } from "./pattern-form";
import own from "./quality.module.css";
import { SeverityMark } from "./severity-mark";

type Pattern = CheckSettings["patterns"][number];
type PatternListProps = {
  patterns: readonly Pattern[];
  canManage: boolean;
  busy: boolean;
  save: SaveSettings<CheckSettings>;
};

/** The pattern in its place among those that there are, or after them. */
const putting =
  (pattern: Pattern): Parameters<SaveSettings<CheckSettings>>[0] =>
  ({ patterns }) => ({
    patterns: patterns.some(({ id }) => id === pattern.id)
      ? patterns.map((each) => (each.id === pattern.id ? pattern : each))
      : [...patterns, pattern],
  });

/** The team's own patterns: what must never stand, or must stand when something else does. */
export function PatternList({ patterns, canManage, busy, save }: PatternListProps) {
  const t = useTranslations("quality.patterns");
  const toast = useToast();
  const [editing, setEditing] = useState<Pattern | "new" | null>(null);
  const remove = async (pattern: Pattern) => {
    if (await save((now) => ({ patterns: now.patterns.filter(({ id }) => id !== pattern.id) })))
      toast(t("removed", { name: pattern.name }), { undo: () => void save(putting(pattern)) });
  };
  const keep = async (pattern: Pattern): Promise<void> => {
    if (await save(putting(pattern))) setEditing(null);
  };
  return (
    <section className={own.patterns}>
      <div className={styles.head}>
        <h2>{t("title")}</h2>
        {canManage && (
          <Button icon={<Plus />} onClick={() => setEditing("new")}>
            {t("add")}
          </Button>
        )}
      </div>
      {patterns.length === 0 ? (
        <p className={styles.subtitle}>{t("none")}</p>
      ) : (
        <ul className={own.findings}>
          {patterns.map((pattern) => (
            <li key={pattern.id} className={own.finding}>
              <SeverityMark severity={pattern.severity} />
              <div className={own.said}>
                <span>{pattern.name}</span>
                <span className={own.check}>
                  {t(`kinds.${pattern.kind}`)}{" "}
                  <code>{[pattern.sourcePattern, pattern.targetPattern].filter(Boolean).join(" → ")}</code>
                </span>
              </div>
              {canManage && (
                <span className={styles.actions}>
                  <Button
                    size="small"
                    variant="quiet"
                    disabled={busy}
                    aria-label={t("changeThis", { name: pattern.name })}
                    onClick={() => setEditing(pattern)}
                  >
                    {t("change")}
                  </Button>
                  <Button
                    size="small"
                    variant="quiet"
                    disabled={busy}
                    aria-label={t("removeThis", { name: pattern.name })}
                    onClick={() => void remove(pattern)}
                  >
                    {t("remove")}
                  </Button>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <Dialog
        open={editing !== null}
        onClose={() => setEditing(null)}
        title={editing === "new" ? t("add") : t("change")}
      >
        {editing !== null && (
          <PatternForm pattern={editing === "new" ? null : editing} busy={busy} keep={keep} />
        )}
      </Dialog>
    </section>
  );
}
