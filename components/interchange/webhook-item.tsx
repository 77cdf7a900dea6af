"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import type { WebhookView } from "@/lib/interchange/server/webhooks-schema";
import { WebhookDeliveries } from "./webhook-deliveries";
import styles from "./webhooks.module.css";

/** One webhook: whether it works, what was sent to it, and its removal. */
export function WebhookItem({ webhook }: { webhook: WebhookView }) {
  const t = useTranslations("webhooks");
  const router = useRouter();
  const toast = useToast();
  const { busy, run } = useAction();
  const [isOpen, setOpen] = useState(false);
  /** Another number: the messages are looked at again. */
  const [sent, setSent] = useState(0);
  const { id, address, events } = webhook;
  const path = `/webhooks/${id}`;

  const test = () =>
    run(async () => {
      await api(`${path}/test`, { method: "POST" });
      setOpen(true);
      setSent((before) => before + 1);
    });
  const restore = () =>
    run(async () => {
      await api(`${path}/restore`, { method: "POST" });
      router.refresh();
    });
  const remove = () =>
    run(async () => {
      await api(path, { method: "DELETE" });
      toast(t("removed"), { undo: () => void restore() });
      router.refresh();
    });

  return (
    <li className={styles.item}>
      <div className={styles.line}>
        <span className={styles.address} translate="no">
          {address}
        </span>
        <span className={styles.soft}>{events.join(", ")}</span>
        <span className={styles.actions}>
          <Button size="small" busy={busy} onClick={() => void test()}>
            {t("test")}
          </Button>
          <Button size="small" variant="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
            {t("messages")}
          </Button>
          <Button size="small" variant="quiet" busy={busy} onClick={() => void remove()}>
            {t("remove")}
          </Button>
        </span>
      </div>
      {isOpen && <WebhookDeliveries webhookId={id} sent={sent} />}
    </li>
  );
}
