"use client";

import { ArrowLeft, Command, Ellipsis, PanelRight, Search } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { useFormatter, useTranslations } from "use-intl";
import { useSigningOut } from "@/components/collaboration/collaboration-provider";
import { InboxLink } from "@/components/discussion/inbox-link";
import { LookMenus } from "@/components/shell/page-shell";
import { IconButton } from "@/components/ui/button";
import { Menu } from "@/components/ui/menu";
import { useModel } from "./context";
import { PeopleList } from "./people-list";
import { ProgressLine } from "./progress-line";
import { ReadingMenu } from "./reading-menu";
import { SaveIndicator } from "./save-indicator";
import { useStore } from "./store";
import styles from "./top-bar.module.css";
import { TrackChooser } from "./track-chooser";
import { useCommandHints } from "./use-command-keys";
import { useGo } from "./use-go";
import { ViewSwitch } from "./view-switch";

/** The one bar: where one is, what one sees, who is here, and whether it is saved. */
export function TopBar({ isNarrow, children }: { isNarrow: boolean; children?: ReactNode }) {
  const t = useTranslations("workbench");
  const collaboration = useTranslations("collaboration");
  const { isUnsafe } = useSigningOut();
  const format = useFormatter();
  const model = useModel();
  const { document, project } = model.seed;
  const panel = useStore(model.look, (look) => look.panel);
  const finding = useStore(model.find, (find) => find !== null);
  const keys = useCommandHints();
  // Only text that is on its way to the server is worth a question.
  const mayLeave = () => !isUnsafe() || window.confirm(collaboration("leave"));
  return (
    <header>
      <div className={styles.bar}>
        <Link
          className={styles.back}
          href={`/projects/${project.id}`}
          aria-label={t("back", { project: project.name })}
          onClick={(event) => {
            if (!mayLeave()) event.preventDefault();
          }}
        >
          <ArrowLeft aria-hidden="true" />
        </Link>
        <div className={styles.title}>
          <h1 title={document.title} lang={model.seed.project.sourceLanguage}>
            {document.title}
          </h1>
          {document.date !== null && (
            <time className={styles.date} dateTime={document.date}>
              {format.dateTime(new Date(document.date), { dateStyle: "medium", timeZone: "UTC" })}
            </time>
          )}
        </div>
        <ViewSwitch isNarrow={isNarrow} />
        {!isNarrow && <TrackChooser />}
        <span className={styles.gap} />
        <SaveIndicator />
        <PeopleList />
        <div className={styles.tools}>
          <IconButton
            label={t("commands.find")}
            icon={<Search />}
            aria-pressed={finding}
            {...hint(keys.find)}
            onClick={() => model.find.set(model.find.get() === null ? "" : null)}
          />
          <IconButton
            label={t("commands.palette")}
            icon={<Command />}
            {...hint(keys.palette)}
            onClick={() => model.dialog.set("palette")}
          />
          <InboxLink onLeave={mayLeave} />
          <ReadingMenu />
          <LookMenus />
          <MoreMenu />
          <IconButton
            label={t("panel")}
            icon={<PanelRight />}
            aria-pressed={panel}
            {...hint(keys.panel)}
            onClick={() => model.look.set((look) => ({ ...look, panel: !look.panel }))}
          />
        </div>
      </div>
      <ProgressLine />
      {children}
    </header>
  );
}

function hint(keys: string | undefined): { shortcut?: string } {
  return keys === undefined ? {} : { shortcut: keys };
}

function MoreMenu() {
  const t = useTranslations("workbench");
  const ui = useTranslations("ui");
  const model = useModel();
  const go = useGo();
  const keys = useCommandHints();
  return (
    <Menu
      label={ui("more")}
      icon={<Ellipsis />}
      iconOnly
      items={[
        { label: t("commands.tracks"), onSelect: () => model.dialog.set("tracks") },
        { label: t("commands.import"), onSelect: () => go("import") },
        { label: t("commands.export"), onSelect: () => go("export") },
        { label: t("commands.memoryAnalysis"), onSelect: () => go("memory") },
        { label: t("commands.allFindings"), onSelect: () => go("checks") },
        { label: t("commands.report"), onSelect: () => go("report") },
        { label: t("commands.compose"), onSelect: () => go("compose") },
        { label: t("commands.versions"), onSelect: () => go("versions") },
        { label: t("commands.sourceVersion"), onSelect: () => go("source-version") },
        "separator",
        { label: t("commands.goTo"), ...hint(keys.goTo), onSelect: () => model.dialog.set("go") },
        {
          label: t("commands.shortcuts"),
          ...hint(keys.shortcuts),
          onSelect: () => model.dialog.set("shortcuts"),
        },
      ]}
    />
  );
}
