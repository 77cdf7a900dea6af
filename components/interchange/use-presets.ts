import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import type { PresetBody, PresetView } from "@/lib/interchange/server/presets-schema";

/** A project's presets, and what can be done with them. */
export function usePresets(projectId: string, first: readonly PresetView[]) {
  const t = useTranslations("exportPresets");
  const toast = useToast();
  const { busy, run } = useAction();
  const [presets, setPresets] = useState(first);
  const path = `/projects/${projectId}/export-presets`;

  const put = (preset: PresetView) =>
    setPresets((all) =>
      [...all.filter(({ id }) => id !== preset.id), preset].sort((one, other) =>
        one.name.localeCompare(other.name),
      ),
    );

  /** Keeps a new one. @throws Problem */
  const create = async (body: PresetBody): Promise<PresetView> => {
    const made = await api<PresetView>(path, { method: "POST", body });
    put(made);
    toast(t("saved", { name: made.name }));
    return made;
  };

  /** Renames or replaces one. @throws Problem */
  const replace = async ({ id, ...body }: PresetView): Promise<void> => {
    put(await api<PresetView>(`${path}/${id}`, { method: "PUT", body }));
    toast(t("saved", { name: body.name }));
  };

  const remove = (preset: PresetView): Promise<void> =>
    run(async () => {
      await api(`${path}/${preset.id}`, { method: "DELETE" });
      setPresets((all) => all.filter(({ id }) => id !== preset.id));
      toast(t("deleted", { name: preset.name }), { undo: () => void run(() => replace(preset)) });
    });

  return { presets, busy, run, create, replace, remove };
}
