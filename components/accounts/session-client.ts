import { Problem, readProblem } from "@/components/ui/api";

async function csrfToken(): Promise<string> {
  const response = await fetch("/api/auth/csrf");
  return ((await response.json()) as { csrfToken: string }).csrfToken;
}

async function post(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  const body = new URLSearchParams({ ...fields, csrfToken: await csrfToken(), json: "true" });
  return fetch(path, { method: "POST", body }).catch(() => {
    throw new Problem(0, { code: "offline", detail: "The server does not answer." });
  });
}

/** Signs in with next-auth's own form. @throws Problem when the two do not belong together, or after too many tries */
export async function signIn(email: string, password: string): Promise<void> {
  const response = await post("/api/auth/callback/credentials", { email, password });
  if (response.ok) return;
  if (response.status === 401) throw new Problem(401, { code: "unauthenticated", key: "wrongCredentials" });
  throw await readProblem(response);
}

/** Ends this browser's session and leaves nothing of it on the device. */
export async function signOut(): Promise<void> {
  await post("/api/auth/signout", {});
  await forgetTexts();
  window.location.assign("/signin");
}

/** Starts a sign-in with the OpenID Connect provider; the browser leaves for it. */
export async function signInWithProvider(next: string): Promise<void> {
  const response = await post("/api/auth/signin/oidc", { callbackUrl: next });
  const { url } = (await response.json()) as { url: string };
  window.location.assign(url);
}

/** Removes the offline copies of texts: the next person on this device must not find them. */
async function forgetTexts(): Promise<void> {
  const databases = (await indexedDB.databases?.()) ?? [];
  for (const { name } of databases) if (name?.startsWith("duizhao:")) indexedDB.deleteDatabase(name);
}
