"use client";

import { useTranslations } from "use-intl";
import type { Imported } from "@/lib/renderings/server/schema";
import { useModel, useTotal } from "./context";
import { languageTag } from "./language-tag";
import styles from "./tracks-dialog.module.css";

/** Below this, somebody should look. */
const DOUBTFUL = 0.5;
/** A person checks the beginning and what is doubtful; a long text need not all be on the screen. */
const MOST_SHOWN = 300;

type PastePreviewProps = {
  preview: Imported;
  language: string;
  replace: boolean;
  onReplace: (replace: boolean) => void;
};

/** How a pasted text would fall on the paragraphs. */
export function PastePreview({ preview, language, replace, onReplace }: PastePreviewProps) {
  const t = useTranslations("workbench.paste");
  const model = useModel();
  const total = useTotal();
  const { beads } = preview;
  const count = (outcome: string) => beads.filter((bead) => bead.outcome === outcome).length;
  const doubtful = beads.filter(isDoubtful).length;
  const kept = count("has-text");
  return (
    <>
      <p className={styles.note}>{t("placed", { placed: preview.placed, total })}</p>
      {doubtful > 0 && <p className={styles.warning}>{t("doubtful", { count: doubtful })}</p>}
      {count("no-place") > 0 && (
        <p className={styles.warning}>{t("leftOver", { count: count("no-place") })}</p>
      )}
      {preview.blocked > 0 && <p className={styles.warning}>{t("blocked", { count: preview.blocked })}</p>}
      {(kept > 0 || replace) && (
        <label className={styles.replace}>
          <input type="checkbox" checked={replace} onChange={(event) => onReplace(event.target.checked)} />
          {kept > 0 ? t("replaceCount", { count: kept }) : t("replace")}
        </label>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the table scrolls, so that the keyboard must reach it. */}
      <section className={styles.scroll} aria-label={t("preview")} tabIndex={0}>
        <table className={styles.preview}>
          <thead>
            <tr>
              <th scope="col">{t("number")}</th>
              <th scope="col">{t("source")}</th>
              <th scope="col">{t("target")}</th>
            </tr>
          </thead>
          <tbody>
            {beads.slice(0, MOST_SHOWN).map((bead) => (
              <tr key={bead.position} data-outcome={bead.outcome}>
                <td>{bead.position + 1}</td>
                <td lang={languageTag(model.seed.project.sourceLanguage)}>{bead.source}</td>
                <td>
                  <span lang={languageTag(language)}>{bead.text}</span>
                  {bead.outcome !== "placed" && (
                    <span className={styles.outcome}>{t(`outcomes.${bead.outcome}`)}</span>
                  )}
                  {bead.blocked && <span className={styles.outcome}>{t("notConfirmed")}</span>}
                  {isDoubtful(bead) && <span className={styles.outcome}>{t("doubt")}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {beads.length > MOST_SHOWN && (
          <p className={styles.note}>{t("more", { count: beads.length - MOST_SHOWN })}</p>
        )}
      </section>
    </>
  );
}

function isDoubtful({ confidence, outcome }: Imported["beads"][number]): boolean {
  return outcome === "placed" && confidence < DOUBTFUL;
}
