"use client";

import { useCallback, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import table from "@/components/ui/data-list.module.css";
import { TimeText } from "@/components/ui/time-text";
import { useAction } from "@/components/ui/use-action";
import { useProblemText } from "@/components/ui/use-problem-text";
import type { DeliveryView } from "@/lib/interchange/server/webhooks-schema";
import styles from "./webhooks.module.css";

/** How often the messages are looked at while one is on its way. */
const ASK_EVERY_MS = 1500;
const SHOWN = 20;

type State =
  | { readonly status: "loading" }
  | { readonly status: "failed"; readonly error: unknown }
  | { readonly status: "ready"; readonly items: readonly DeliveryView[] };

/**
 * The last messages to a webhook, and how each was taken.
 *
 * @param sent another number when one more was sent: they are looked at again
 */
export function WebhookDeliveries({ webhookId, sent }: { webhookId: string; sent: number }) {
  const t = useTranslations("webhooks");
  const ui = useTranslations("ui");
  const problemText = useProblemText();
  const [state, setState] = useState<State>({ status: "loading" });
  const load = useCallback(
    () =>
      api<{ items: readonly DeliveryView[] }>(`/webhooks/${webhookId}/deliveries?limit=${SHOWN}`)
        .then(({ items }) => setState({ status: "ready", items }))
        .catch((error: unknown) => setState({ status: "failed", error })),
    [webhookId],
  );

  // biome-ignore lint/correctness/useExhaustiveDependencies: looked at again when one more was sent
  useEffect(() => void load(), [load, sent]);
  const isFirstTry = state.status === "ready" && state.items.some(isBeingSent);
  useEffect(() => {
    if (!isFirstTry) return;
    const timer = setInterval(() => void load(), ASK_EVERY_MS);
    return () => clearInterval(timer);
  }, [isFirstTry, load]);

  if (state.status === "loading") return <p className={styles.soft}>{ui("loading")}</p>;
  if (state.status === "failed") return <p role="alert">{problemText(state.error)}</p>;
  if (state.items.length === 0) return <p className={styles.soft}>{t("noMessages")}</p>;
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t("what")}</th>
            <th scope="col">{t("when")}</th>
            <th scope="col">{t("standing")}</th>
            <th scope="col">{t("tries")}</th>
            <th scope="col">
              <span className="visually-hidden">{t("resend")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {state.items.map((delivery) => (
            <Row key={delivery.id} delivery={delivery} onChanged={load} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Sent at once; those that are tried again later are not waited for. */
function isBeingSent({ state, attempts }: DeliveryView): boolean {
  return state === "waiting" && attempts === 0;
}

function Row({ delivery, onChanged }: { delivery: DeliveryView; onChanged: () => Promise<void> }) {
  const t = useTranslations("webhooks");
  const { busy, run } = useAction();
  const { id, event, createdAt, state, attempts, status, failure, nextAt } = delivery;
  const resend = () =>
    run(async () => {
      await api(`/deliveries/${id}/resend`, { method: "POST" });
      await onChanged();
    });
  return (
    <tr>
      <td translate="no">{event}</td>
      <td>
        <TimeText value={createdAt} />
      </td>
      <td>
        {t(`state.${state}`)}
        {failure !== null && <> · {t(`failure.${failure}`, { status: status ?? 0 })}</>}
        {attempts > 0 && nextAt !== null && (
          <>
            {" "}
            · {t("next")} <TimeText value={nextAt} />
          </>
        )}
      </td>
      <td>{attempts}</td>
      <td>
        <Button size="small" variant="quiet" busy={busy} onClick={() => void resend()}>
          {t("resend")}
        </Button>
      </td>
    </tr>
  );
}
