"use client";

import { Download, Settings2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Menu } from "@/components/ui/menu";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import type { GlossaryView, LinkView } from "@/lib/glossary/server/schema";
import { ExportDialog } from "./export-dialog";
import { GlossarySettings } from "./glossary-settings";
import { ImportsDialog } from "./imports-dialog";

/** Out to a file; and what is seldom done: settings, past imports, deletion. */
export function GlossaryMenus({ glossary, links }: { glossary: GlossaryView; links: readonly LinkView[] }) {
  const t = useTranslations("glossary.page");
  const router = useRouter();
  const toast = useToast();
  const { run } = useAction();
  const [open, setOpen] = useState<"export" | "settings" | "imports" | "delete" | null>(null);
  const close = () => setOpen(null);
  const { id, name, right, projectIds } = glossary;
  const restore = () =>
    run(async () => {
      await api(`/glossaries/${id}/restore`, { method: "POST" });
      toast(t("restored", { name }));
      router.push(`/glossaries/${id}`);
    });
  const remove = () =>
    run(async () => {
      await api(`/glossaries/${id}`, { method: "DELETE" });
      router.push(projectIds[0] === undefined ? "/" : `/projects/${projectIds[0]}/glossaries`);
      toast(t("deletedGlossary", { name }), { undo: () => void restore() });
    });
  return (
    <>
      <Button variant="quiet" icon={<Download />} onClick={() => setOpen("export")}>
        {t("export")}
      </Button>
      <Menu
        label={t("more")}
        icon={<Settings2 />}
        iconOnly
        items={[
          { label: t("settings"), onSelect: () => setOpen("settings") },
          { label: t("imports"), onSelect: () => setOpen("imports") },
          ...(right === "manage"
            ? ([
                "separator",
                { label: t("deleteGlossary"), danger: true, onSelect: () => setOpen("delete") },
              ] as const)
            : []),
        ]}
      />
      <ExportDialog glossary={glossary} open={open === "export"} onClose={close} />
      <GlossarySettings glossary={glossary} links={links} open={open === "settings"} onClose={close} />
      <ImportsDialog glossary={glossary} open={open === "imports"} onClose={close} />
      <ConfirmDialog
        open={open === "delete"}
        onClose={close}
        title={t("deleteTitle", { name })}
        action={t("deleteGlossary")}
        onConfirm={() => void remove()}
      >
        {t("deleteAsk", { count: glossary.conceptCount })}
      </ConfirmDialog>
    </>
  );
}
