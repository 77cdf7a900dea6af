import { useRouter } from "next/navigation";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";

/** Takes back what an alignment wrote, and says how much was changed since and stays. */
export function useUndoWritten(): (batchId: string) => void {
  const t = useTranslations("return");
  const toast = useToast();
  const router = useRouter();
  const { run } = useAction();
  return (batchId) =>
    void run(async () => {
      const { restored, kept } = await api<{ restored: number; kept: number }>(`/returns/${batchId}/undo`, {
        method: "POST",
      });
      toast(t("undone", { restored, kept }));
      router.refresh();
    });
}
