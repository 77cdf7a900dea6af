"use client";

import { Ellipsis } from "lucide-react";
import { useTranslations } from "use-intl";
import { Menu, type MenuItem } from "@/components/ui/menu";
import { useModel } from "@/components/workbench/context";
import { useStore } from "@/components/workbench/store";
import { useCommandHints, useRunCommand } from "@/components/workbench/use-command-keys";
import { can } from "@/lib/accounts/core/rights";
import { STRUCTURE_COMMANDS } from "./commands";
import styles from "./structure.module.css";

/** What can be done with the paragraph itself; shown in the source of the one where a person stands. */
export function StructureMenu({ index }: { index: number }) {
  const model = useModel();
  const isActive = useStore(model.cursor, (cursor) => cursor.index === index);
  return isActive && can(model.seed.role, "translate") ? <OpenableMenu /> : null;
}

function OpenableMenu() {
  const t = useTranslations();
  const model = useModel();
  const run = useRunCommand();
  const keys = useCommandHints();
  const items = STRUCTURE_COMMANDS.map((command): MenuItem => {
    const shortcut = keys[command.id];
    return {
      label: t(`workbench.commands.${command.id}`),
      disabled: !command.when(model),
      ...(shortcut !== undefined && { shortcut }),
      onSelect: () => run(command),
    };
  });
  return (
    <div className={styles.menu}>
      <Menu size="small" label={t("structure.menu")} icon={<Ellipsis />} iconOnly items={items} />
    </div>
  );
}
