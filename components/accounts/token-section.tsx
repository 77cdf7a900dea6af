"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import styles from "@/components/projects/projects.module.css";
import { api } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import table from "@/components/ui/data-list.module.css";
import { SelectField, TextField } from "@/components/ui/field";
import { SecretOnce } from "@/components/ui/secret-once";
import { TimeText } from "@/components/ui/time-text";
import { useToast } from "@/components/ui/toast";
import { useAction } from "@/components/ui/use-action";
import { SCOPES, type Scope } from "@/lib/accounts/core/rights";

export type TokenItem = {
  readonly id: string;
  readonly name: string;
  readonly prefix: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
};

/** A person's API tokens: make, see when one was used, revoke. */
export function TokenSection({ tokens }: { tokens: readonly TokenItem[] }) {
  const t = useTranslations("accounts.account");
  const router = useRouter();
  const { busy, run } = useAction();
  const [made, setMade] = useState<string | null>(null);

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    void run(async () => {
      const body = { name: fields.get("name"), scopes: [fields.get("scope")] };
      const { token } = await api<{ token: string }>("/me/tokens", { method: "POST", body });
      setMade(token);
      form.reset();
      router.refresh();
    });
  };

  return (
    <section className={styles.section}>
      <h2>{t("tokens")}</h2>
      <p>{t("tokensHint")}</p>
      {tokens.length === 0 ? (
        <p className={styles.nothing}>{t("tokensEmpty")}</p>
      ) : (
        <TokenTable tokens={tokens} />
      )}
      {made !== null && <SecretOnce label={t("tokens")} hint={t("once")} value={made} />}
      <form className={styles.inline} onSubmit={submit} style={{ marginTop: 16 }}>
        <TextField label={t("tokenName")} name="name" required maxLength={200} />
        <SelectField label={t("scope")} name="scope" defaultValue="write">
          {SCOPES.map((scope) => (
            <option key={scope} value={scope}>
              {t(`scopes.${scope}`)}
            </option>
          ))}
        </SelectField>
        <Button type="submit" busy={busy}>
          {t("make")}
        </Button>
      </form>
    </section>
  );
}

function TokenTable({ tokens }: { tokens: readonly TokenItem[] }) {
  const t = useTranslations("accounts");
  const router = useRouter();
  const toast = useToast();
  const { run } = useAction();
  const [asking, setAsking] = useState<TokenItem | null>(null);
  const revoke = (token: TokenItem) =>
    run(async () => {
      await api(`/me/tokens/${token.id}`, { method: "DELETE" });
      toast(t("account.revoked", { name: token.name }));
      router.refresh();
    });
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t("account.tokenName")}</th>
            <th scope="col">{t("account.scope")}</th>
            <th scope="col">{t("account.created")}</th>
            <th scope="col">{t("account.used")}</th>
            <th scope="col">
              <span className="visually-hidden">{t("account.revoke")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {tokens.map((token) => (
            <tr key={token.id}>
              <td>
                {token.name} <code>{token.prefix}…</code>
              </td>
              <td>{token.scopes.map((scope) => t(`account.scopes.${scope}`)).join(", ")}</td>
              <td>
                <TimeText value={token.createdAt} />
              </td>
              <td>
                {token.lastUsedAt === null ? t("account.never") : <TimeText value={token.lastUsedAt} />}
              </td>
              <td>
                <Button size="small" variant="quiet" onClick={() => setAsking(token)}>
                  {t("account.revoke")}
                </Button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <ConfirmDialog
        open={asking !== null}
        onClose={() => setAsking(null)}
        title={t("account.revoke")}
        action={t("account.revoke")}
        onConfirm={() => asking !== null && void revoke(asking)}
      >
        {t("account.revokeAsk", { name: asking?.name ?? "" })}
      </ConfirmDialog>
    </div>
  );
}
