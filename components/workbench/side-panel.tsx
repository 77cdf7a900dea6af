"use client";

import { X } from "lucide-react";
import { type ComponentType, useId } from "react";
import { useTranslations } from "use-intl";
import { DiscussionCount, DiscussionTab } from "@/components/discussion/discussion-tab";
import { MemoryTab } from "@/components/memory/memory-tab";
import { ChecksCount, ChecksTab } from "@/components/quality/checks-tab";
import { TermsCount, TermsTab } from "@/components/terms/terms-tab";
import { IconButton } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { useModel } from "./context";
import { DetailsTab } from "./details-tab";
import { HistoryTab } from "./history-tab";
import type { Look } from "./model";
import styles from "./side-panel.module.css";
import { useStore } from "./store";

type Tab = {
  readonly id: Look["tab"];
  readonly Body: ComponentType;
  /** How many things the tab holds here; shown beside its name. */
  readonly Count?: ComponentType;
};

/** The panel's tabs, in order. A room adds its own by a line here. */
const TABS: readonly Tab[] = [
  { id: "terms", Body: TermsTab, Count: TermsCount },
  { id: "memory", Body: MemoryTab },
  { id: "checks", Body: ChecksTab, Count: ChecksCount },
  { id: "discussion", Body: DiscussionTab, Count: DiscussionCount },
  { id: "history", Body: HistoryTab },
  { id: "details", Body: DetailsTab },
];

/** What else there is to know about the paragraph where one stands. On a narrow window it slides over the text. */
export function SidePanel({ isDrawer }: { isDrawer: boolean }) {
  const t = useTranslations("workbench");
  const model = useModel();
  const close = () => model.look.set((look) => ({ ...look, panel: false }));
  if (isDrawer) {
    return (
      <Dialog open onClose={close} title={t("panel")} shape="drawer">
        <Tabs />
      </Dialog>
    );
  }
  return (
    <aside className={styles.panel} aria-label={t("panel")}>
      <Tabs onClose={close} />
    </aside>
  );
}

function Tabs({ onClose }: { onClose?: () => void }) {
  const t = useTranslations("workbench");
  const ui = useTranslations("ui");
  const id = useId();
  const model = useModel();
  const tab = useStore(model.look, (look) => look.tab);
  const shown = TABS.find((each) => each.id === tab);
  const show = (next: Tab["id"]) => model.look.set((look) => ({ ...look, tab: next }));
  return (
    <>
      <div className={styles.head}>
        <div
          role="tablist"
          aria-label={t("panel")}
          className={styles.tabs}
          onKeyDown={(event) => {
            if (event.key !== "ArrowLeft" && event.key !== "ArrowRight") return;
            const by = event.key === "ArrowRight" ? 1 : TABS.length - 1;
            const next = TABS[(TABS.findIndex((each) => each.id === tab) + by) % TABS.length]?.id ?? tab;
            show(next);
            document.getElementById(`${id}-${next}`)?.focus();
          }}
        >
          {TABS.map(({ id: each, Count }) => (
            <button
              key={each}
              id={`${id}-${each}`}
              type="button"
              role="tab"
              aria-selected={each === tab}
              aria-controls={`${id}-panel`}
              tabIndex={each === tab ? 0 : -1}
              className={styles.tab}
              onClick={() => show(each)}
            >
              {t(`tabs.${each}`)}
              {Count !== undefined && <Count />}
            </button>
          ))}
        </div>
        {onClose !== undefined && (
          <IconButton size="small" label={ui("close")} icon={<X />} onClick={onClose} />
        )}
      </div>
      <div
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${tab}`}
        className={styles.body}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so that the keyboard must reach it.
        tabIndex={0}
      >
        {shown !== undefined && <shown.Body />}
      </div>
    </>
  );
}
