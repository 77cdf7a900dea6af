"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { TimeText } from "@/components/ui/time-text";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import type { MemoryLinkView } from "@/lib/memory/server/schema";
import styles from "./memory.module.css";

type OutgoingLinksProps = { memoryId: string; links: readonly MemoryLinkView[] };

/** The other projects that read a memory: its owners end these links, and answer for those whose maker is gone. */
export function OutgoingLinks({ memoryId, links }: OutgoingLinksProps) {
  const t = useTranslations("memory.outgoing");
  const router = useRouter();
  const toast = useToast();
  const { busy, run } = useAction();
  const [ending, setEnding] = useState<MemoryLinkView | null>(null);
  const path = ({ projectId }: MemoryLinkView) => `/memories/${memoryId}/links/${projectId}`;
  const end = (link: MemoryLinkView) =>
    run(async () => {
      await api(path(link), { method: "DELETE" });
      toast(t("ended", { name: link.projectName }));
      router.refresh();
    });
  const confirm = (link: MemoryLinkView) =>
    run(async () => {
      await api(`${path(link)}/confirm`, { method: "POST" });
      toast(t("confirmed", { name: link.projectName }));
      router.refresh();
    });
  return (
    <section>
      <h2>{t("title")}</h2>
      {links.length === 0 ? (
        <p className={styles.soft}>{t("none")}</p>
      ) : (
        <ul className={styles.list}>
          {links.map((link) => (
            <li key={link.projectId}>
              <span className={styles.name}>{link.projectName}</span>
              <span className={styles.soft}>
                {link.linkedByName ?? t("someone")} <TimeText value={link.at} />
              </span>
              {link.isSuspended && (
                <>
                  <span className={styles.soft}>{t("suspended")}</span>
                  <Button
                    size="small"
                    disabled={busy}
                    aria-label={t("confirmOf", { name: link.projectName })}
                    onClick={() => void confirm(link)}
                  >
                    {t("confirm")}
                  </Button>
                </>
              )}
              <Button
                size="small"
                variant="quiet"
                disabled={busy}
                aria-label={t("endOf", { name: link.projectName })}
                onClick={() => setEnding(link)}
              >
                {t("end")}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <ConfirmDialog
        open={ending !== null}
        onClose={() => setEnding(null)}
        title={t("endOf", { name: ending?.projectName ?? "" })}
        action={t("end")}
        onConfirm={() => ending !== null && void end(ending)}
      >
        {t("endExplained")}
      </ConfirmDialog>
    </section>
  );
}
