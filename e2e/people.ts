import { type APIRequestContext, type Browser, type BrowserContext, expect, request } from "@playwright/test";
import { BASE_URL, SET_UP_URL } from "./start-server";

/** The first account of the test server, made by set-up.spec.ts. */
export const OWNER = { name: "Owner", email: "owner@example.org", password: "a good long sentence" };

export function baseUrl(): string {
  return process.env[BASE_URL] ?? "";
}

export function setUpUrl(): string {
  return process.env[SET_UP_URL] ?? "";
}

export type Person = { readonly name: string; readonly email: string; readonly password: string };

/** The API as a signed-in browser calls it. */
export async function apiOf(person: Person): Promise<APIRequestContext> {
  const api = await request.newContext({ baseURL: baseUrl() });
  const { csrfToken } = (await (await api.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const form = { csrfToken, email: person.email, password: person.password, json: "true" };
  const response = await api.post("/api/auth/callback/credentials", { form });
  expect(response.status()).toBe(200);
  return api;
}

/** A browser of their own, signed in. */
export async function browserOf(
  browser: Browser,
  person: Person,
  options: { locale?: string; timezoneId?: string } = {},
): Promise<BrowserContext> {
  const api = await apiOf(person);
  const context = await browser.newContext({
    baseURL: baseUrl(),
    storageState: await api.storageState(),
    ...options,
  });
  await api.dispose();
  return context;
}

/** Posts to the API and returns what was made. */
export async function make<Answer = { id: string }>(
  api: APIRequestContext,
  path: string,
  data: unknown = {},
): Promise<Answer> {
  const response = await api.post(`/api/v1${path}`, { data: data as object });
  expect(response.ok(), `${path}: ${response.status()} ${await response.text()}`).toBe(true);
  return (await response.json()) as Answer;
}

let serial = 0;

/** Invites somebody into a project and makes their account. */
export async function invite(owner: APIRequestContext, projectId: string, role: string): Promise<Person> {
  const { url } = await make<{ url: string }>(owner, `/projects/${projectId}/invitations`, { role });
  const unique = `${Date.now()}-${serial++}-${process.pid}`;
  const person = {
    name: `${role} ${unique.slice(-6)}`,
    email: `${role}-${unique}@example.org`,
    password: "another good sentence",
  };
  const visitor = await request.newContext({ baseURL: baseUrl() });
  const response = await visitor.post(`/api/v1/invitations/${url.split("/").at(-1)}/accept`, {
    data: person,
  });
  expect(response.status()).toBe(201);
  await visitor.dispose();
  return person;
}
