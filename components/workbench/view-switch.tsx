"use client";

import { BookOpenText, Columns2, Rows2 } from "lucide-react";
import { useTranslations } from "use-intl";
import { Menu } from "@/components/ui/menu";
import { useModel } from "./context";
import { useStore } from "./store";
import { fitLayout, PAGE_LAYOUTS, type View } from "./url-state";
import styles from "./view-switch.module.css";

const VIEWS = ["grid", "page"] as const satisfies readonly View[];
const ICONS = { grid: Columns2, page: BookOpenText };

/** Grid · Page, and how the page sets its two languages. */
export function ViewSwitch({ isNarrow }: { isNarrow: boolean }) {
  const t = useTranslations("workbench");
  const model = useModel();
  const view = useStore(model.look, (look) => look.view);
  const wanted = useStore(model.look, (look) => look.layout);
  const hasTracks = useStore(model.look, (look) => look.shown.length > 0);
  const layout = fitLayout(wanted, isNarrow);
  const layouts = PAGE_LAYOUTS.filter((each) => fitLayout(each, isNarrow) === each);
  const show = (next: View) => {
    const session = model.session.get();
    if (session !== null) model.cursor.set((cursor) => ({ ...cursor, caret: session.caret() }));
    model.look.set((look) => ({ ...look, view: next }));
  };
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset brings a legend and a frame that a bar has no room for. */}
      <div className={styles.switch} role="group" aria-label={t("view")}>
        {VIEWS.map((each) => {
          const Icon = ICONS[each];
          return (
            <button
              key={each}
              type="button"
              className={styles.choice}
              aria-pressed={each === view}
              title={t(`views.${each}`)}
              onClick={() => show(each)}
            >
              <Icon aria-hidden="true" />
              <span className={styles.word}>{t(`views.${each}`)}</span>
            </button>
          );
        })}
      </div>
      {view === "page" && hasTracks && (
        <Menu
          label={t(`layouts.${layout}`)}
          icon={isNarrow ? <Rows2 /> : undefined}
          iconOnly={isNarrow}
          size={isNarrow ? "normal" : "small"}
          items={layouts.map((each) => ({
            label: t(`layouts.${each}`),
            checked: each === layout,
            onSelect: () => model.look.set((look) => ({ ...look, layout: each })),
          }))}
        />
      )}
    </>
  );
}
