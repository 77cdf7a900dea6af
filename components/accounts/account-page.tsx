"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import styles from "@/components/projects/projects.module.css";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import table from "@/components/ui/data-list.module.css";
import { FormColumn, FormError, TextField } from "@/components/ui/field";
import { TimeText } from "@/components/ui/time-text";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { useProblemText } from "@/components/ui/use-problem-text";
import { type TokenItem, TokenSection } from "./token-section";

type SessionItem = {
  readonly id: string;
  readonly userAgent: string;
  readonly address: string;
  readonly lastSeenAt: string;
  readonly isCurrent: boolean;
};

type AccountPageProps = {
  name: string;
  email: string;
  hasPassword: boolean;
  /** The OpenID Connect provider's name; null when there is none. */
  provider: string | null;
  sessions: readonly SessionItem[];
  tokens: readonly TokenItem[];
};

export function AccountPage({ name, email, hasPassword, provider, sessions, tokens }: AccountPageProps) {
  const t = useTranslations("accounts.account");
  return (
    <>
      <h1>{t("title")}</h1>
      <ProfileForm name={name} email={email} />
      {hasPassword ? <PasswordForm /> : <NoPassword provider={provider} />}
      <SessionSection sessions={sessions} />
      <TokenSection tokens={tokens} />
    </>
  );
}

function ProfileForm({ name, email }: { name: string; email: string }) {
  const t = useTranslations("accounts");
  const ui = useTranslations("ui");
  const router = useRouter();
  const toast = useToast();
  const { busy, run } = useAction();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const next = String(new FormData(event.currentTarget).get("name"));
    void run(async () => {
      await api("/me", { method: "PATCH", body: { name: next } });
      toast(t("account.saved"));
      router.refresh();
    });
  };
  return (
    <section className={styles.section}>
      <h2>{t("account.profile")}</h2>
      <p>{email}</p>
      <FormColumn onSubmit={submit}>
        <TextField
          label={t("name")}
          name="name"
          defaultValue={name}
          autoComplete="name"
          required
          maxLength={200}
        />
        <div>
          <Button type="submit" busy={busy}>
            {ui("save")}
          </Button>
        </div>
      </FormColumn>
    </section>
  );
}

function PasswordForm() {
  const t = useTranslations("accounts");
  const toast = useToast();
  const problemText = useProblemText();
  const [error, setError] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    setBusy(true);
    try {
      await api("/me/password", { method: "PUT", body: Object.fromEntries(new FormData(form)) });
      setError(null);
      form.reset();
      toast(t("account.changed"));
    } catch (problem) {
      setError(problemText(problem));
    }
    setBusy(false);
  };
  return (
    <section className={styles.section}>
      <h2>{t("account.passwordTitle")}</h2>
      <FormColumn onSubmit={submit}>
        <FormError>{error}</FormError>
        <TextField
          label={t("account.current")}
          name="current"
          type="password"
          autoComplete="current-password"
          required
        />
        <TextField
          label={t("account.next")}
          name="next"
          type="password"
          autoComplete="new-password"
          required
          hint={t("passwordHint")}
        />
        <div>
          <Button type="submit" busy={busy}>
            {t("account.change")}
          </Button>
        </div>
      </FormColumn>
    </section>
  );
}

/** Of somebody who was never given a password here. */
function NoPassword({ provider }: { provider: string | null }) {
  const t = useTranslations("accounts.account");
  return (
    <section className={styles.section}>
      <h2>{t("passwordTitle")}</h2>
      <p>{t("noPassword", { name: provider ?? "OpenID Connect" })}</p>
    </section>
  );
}

function SessionSection({ sessions }: { sessions: readonly SessionItem[] }) {
  const t = useTranslations("accounts.account");
  const router = useRouter();
  const { busy, run } = useAction();
  const [asking, setAsking] = useState(false);
  const end = (id: string) =>
    run(async () => {
      await api(`/me/sessions/${id}`, { method: "DELETE" });
      router.refresh();
    });
  const endAll = () =>
    run(async () => {
      await api("/me/sessions", { method: "DELETE" });
      window.location.assign("/signin");
    });
  return (
    <section className={styles.section}>
      <h2>{t("sessions")}</h2>
      <p>{t("sessionsHint")}</p>
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t("device")}</th>
              <th scope="col">{t("address")}</th>
              <th scope="col">{t("lastSeen")}</th>
              <th scope="col">
                <span className="visually-hidden">{t("end")}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {sessions.map((session) => (
              <tr key={session.id}>
                <td>
                  {shortAgent(session.userAgent)}{" "}
                  {session.isCurrent && <span className={styles.tag}>{t("thisOne")}</span>}
                </td>
                <td>{session.address}</td>
                <td>
                  <TimeText value={session.lastSeenAt} />
                </td>
                <td>
                  {!session.isCurrent && (
                    <Button size="small" variant="quiet" disabled={busy} onClick={() => void end(session.id)}>
                      {t("end")}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p style={{ marginTop: 14 }}>
        <Button variant="danger" onClick={() => setAsking(true)}>
          {t("endAll")}
        </Button>
      </p>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("endAll")}
        action={t("endAll")}
        onConfirm={() => void endAll()}
      >
        {t("endAllAsk")}
      </ConfirmDialog>
    </section>
  );
}

/** "Firefox · Linux" out of a user agent; the agent itself when it is of an unknown kind. */
function shortAgent(agent: string): string {
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\//.exec(agent)?.[1];
  const system = /(Windows|Mac OS X|Android|iPhone|iPad|Linux)/.exec(agent)?.[1];
  const names: Record<string, string> = { Edg: "Edge", OPR: "Opera", "Mac OS X": "macOS" };
  const known = [browser, system].filter((part) => part !== undefined).map((part) => names[part] ?? part);
  return known.length > 0 ? known.join(" · ") : agent.slice(0, 60) || "–";
}
