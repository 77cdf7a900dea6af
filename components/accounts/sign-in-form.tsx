"use client";

import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { FormColumn, FormError, TextField } from "@/components/ui/field";
import { useProblemText } from "@/components/ui/use-problem-text";
import { Gate } from "./gate";
import { signIn, signInWithProvider } from "./session-client";

type SignInFormProps = {
  /** Where to go afterwards; a path of this site. */
  next: string;
  /** The OpenID Connect provider's name; null when there is none. */
  provider: string | null;
  /** A sign-in with the provider was refused just now. */
  refused: boolean;
};

export function SignInForm({ next, provider, refused }: SignInFormProps) {
  const t = useTranslations("accounts");
  const problemText = useProblemText();
  const [error, setError] = useState<string | null>(refused ? t("signIn.refused") : null);
  const [busy, setBusy] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    try {
      await signIn(String(form.get("email")), String(form.get("password")));
      // A full load: nothing of the page before sign-in stays.
      window.location.assign(next);
    } catch (problem) {
      setError(problemText(problem));
      setBusy(false);
    }
  };

  return (
    <Gate title={t("signIn.title")}>
      <FormColumn method="post" onSubmit={submit}>
        <FormError>{error}</FormError>
        <TextField label={t("email")} name="email" type="email" autoComplete="username" required autoFocus />
        <TextField
          label={t("password")}
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
        <div>
          <Button type="submit" variant="primary" busy={busy}>
            {t("signIn.submit")}
          </Button>
        </div>
      </FormColumn>
      {provider !== null && (
        <div>
          <Button onClick={() => void signInWithProvider(next)}>
            {t("signIn.provider", { name: provider })}
          </Button>
        </div>
      )}
      <p style={{ color: "var(--soft)" }}>{t("signIn.invited")}</p>
    </Gate>
  );
}
