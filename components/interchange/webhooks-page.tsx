"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import styles from "@/components/projects/projects.module.css";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { FormColumn, FormError, TextField } from "@/components/ui/field";
import { SecretOnce } from "@/components/ui/secret-once";
import { useProblemText } from "@/components/ui/use-problem-text";
import { WEBHOOK_EVENTS } from "@/lib/interchange/core/deliveries";
import type { WebhookView } from "@/lib/interchange/server/webhooks-schema";
import { Choice, Group } from "./export-choice";
import { WebhookItem } from "./webhook-item";
import own from "./webhooks.module.css";

type WebhooksPageProps = { projectId: string; webhooks: readonly WebhookView[] };

/** The addresses that are told of a project's exports. */
export function WebhooksPage({ projectId, webhooks }: WebhooksPageProps) {
  const t = useTranslations("webhooks");
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <>
      <div className={styles.head}>
        <h1>{t("title")}</h1>
      </div>
      <p className={styles.subtitle}>{t("explain")}</p>
      {webhooks.length === 0 ? (
        <p className={styles.nothing}>{t("empty")}</p>
      ) : (
        <ul className={own.list}>
          {webhooks.map((webhook) => (
            <WebhookItem key={webhook.id} webhook={webhook} />
          ))}
        </ul>
      )}
      {secret !== null && <SecretOnce label={t("secret")} hint={t("once")} value={secret} />}
      <section className={styles.section}>
        <h2>{t("add")}</h2>
        <AddWebhook projectId={projectId} onMade={setSecret} />
      </section>
    </>
  );
}

function AddWebhook({ projectId, onMade }: { projectId: string; onMade: (secret: string) => void }) {
  const t = useTranslations("webhooks");
  const router = useRouter();
  const problemText = useProblemText();
  const [events, setEvents] = useState<readonly string[]>(WEBHOOK_EVENTS);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setBusy(true);
    try {
      const body = { address: new FormData(form).get("address"), events };
      const made = await api<{ secret: string }>(`/projects/${projectId}/webhooks`, { method: "POST", body });
      onMade(made.secret);
      setError(null);
      form.reset();
      router.refresh();
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <FormColumn onSubmit={(event) => void submit(event)}>
      <TextField
        label={t("address")}
        hint={t("addressHint")}
        name="address"
        type="url"
        inputMode="url"
        placeholder="https://"
        required
        maxLength={2000}
      />
      <Group legend={t("events")}>
        {WEBHOOK_EVENTS.map((name) => (
          <Choice
            key={name}
            type="checkbox"
            label={t(`event.${KEYS[name]}`)}
            hint={name}
            checked={events.includes(name)}
            onChange={() =>
              setEvents(events.includes(name) ? events.filter((one) => one !== name) : [...events, name])
            }
          />
        ))}
      </Group>
      <FormError>{error === null ? null : problemText(error)}</FormError>
      <div>
        <Button type="submit" variant="primary" busy={busy} disabled={events.length === 0}>
          {t("add")}
        </Button>
      </div>
    </FormColumn>
  );
}

/** Events among the messages, where a dot would part words. */
const KEYS = { "export.done": "done", "export.failed": "failed" } as const;
