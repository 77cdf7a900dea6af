"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { api, Problem } from "@/components/ui/api";
import { Button } from "@/components/ui/button";
import { FormColumn, FormError, TextField } from "@/components/ui/field";
import { useProblemText } from "@/components/ui/use-problem-text";
import { signIn } from "./session-client";

type NewAccountFormProps = {
  /** API path that makes the account ("/setup"). */
  path: string;
  /** Sent with the account's fields. */
  extra?: Readonly<Record<string, string>>;
  submitLabel: string;
  /** Set when the invitation is for one address only. */
  fixedEmail?: string | undefined;
  /** Where to go once signed in, from what the API answered. */
  nextOf: (answer: { id?: string; projectId?: string }) => string | Promise<string>;
};

/** Makes an account, signs in with it, and goes on. */
export function NewAccountForm({ path, extra = {}, submitLabel, fixedEmail, nextOf }: NewAccountFormProps) {
  const t = useTranslations("accounts");
  const problemText = useProblemText();
  const [problem, setProblem] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = Object.fromEntries(new FormData(event.currentTarget)) as Record<string, string>;
    const { email = fixedEmail ?? "", name = "", password = "" } = form;
    setBusy(true);
    try {
      const answer = await api<{ id?: string; projectId?: string }>(path, {
        method: "POST",
        body: { ...extra, email, name, password },
      });
      await signIn(email, password);
      window.location.assign(await nextOf(answer));
    } catch (caught) {
      setProblem(caught);
      setBusy(false);
    }
  };

  const isPassword = problem instanceof Problem && problem.key.startsWith("password.");
  return (
    <FormColumn method="post" onSubmit={submit}>
      <FormError>{problem === null || isPassword ? null : problemText(problem)}</FormError>
      <TextField label={t("name")} name="name" autoComplete="name" required autoFocus />
      <TextField
        label={t("email")}
        name="email"
        type="email"
        autoComplete="username"
        required
        {...(fixedEmail !== undefined && { defaultValue: fixedEmail, readOnly: true })}
      />
      <TextField
        label={t("password")}
        name="password"
        type="password"
        autoComplete="new-password"
        required
        hint={t("passwordHint")}
        error={isPassword ? problemText(problem) : undefined}
      />
      <div>
        <Button type="submit" variant="primary" busy={busy}>
          {submitLabel}
        </Button>
      </div>
    </FormColumn>
  );
}
