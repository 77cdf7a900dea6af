import { z } from "zod";
import { SCOPES } from "@/lib/accounts/core/rights";
import { defineOperation } from "@/lib/http/operation";
import { pageOf, wholeQuery } from "@/lib/http/page";
import { name, password } from "./schema";

const id = z.uuid();
const time = z.iso.datetime();

/** Keys by command, as the workbench writes them ("Mod+Shift+Enter"); which commands there are is the workbench's. */
const keys = z.strictObject({
  preset: z.enum(["duizhao", "memoq", "trados", "omegat"]),
  own: z
    .record(z.string().regex(/^[A-Za-z]{1,40}$/), z.array(z.string().min(1).max(40)).max(4))
    .refine((own) => Object.keys(own).length <= 100, "At most 100 commands."),
});

export const preferences = z.strictObject({
  locale: z.enum(["en", "zh-CN"]).optional(),
  theme: z.enum(["system", "light", "dark"]).optional(),
  readingFont: z.enum(["sans", "serif"]).optional(),
  /** Percent of the normal reading size. */
  readingSize: z.number().int().min(80).max(150).optional(),
  keys: keys.optional(),
});
export type Preferences = z.output<typeof preferences>;

const me = z.object({ id, name: z.string(), email: z.string(), hasPassword: z.boolean(), preferences });

export const getMe = defineOperation({
  method: "GET",
  path: "/me",
  summary: "Who you are",
  policy: "signed-in",
  response: { status: 200, schema: me },
});

export const updateMe = defineOperation({
  method: "PATCH",
  path: "/me",
  summary: "Change your name or preferences",
  policy: "signed-in",
  body: z.strictObject({ name: name.optional(), preferences: preferences.optional() }),
  response: { status: 200, schema: me },
});

export const changePassword = defineOperation({
  method: "PUT",
  path: "/me/password",
  summary: "Change your password; every other session ends",
  policy: "signed-in",
  body: z.strictObject({ current: password, next: password }),
  response: { status: 204 },
});

const session = z.object({
  id,
  userAgent: z.string(),
  address: z.string(),
  createdAt: time,
  lastSeenAt: time,
  isCurrent: z.boolean(),
});

export const listSessions = defineOperation({
  method: "GET",
  path: "/me/sessions",
  summary: "Where you are signed in",
  policy: "signed-in",
  query: wholeQuery,
  response: { status: 200, schema: pageOf(session) },
});

export const endSession = defineOperation({
  method: "DELETE",
  path: "/me/sessions/{sessionId}",
  summary: "Sign out of one browser",
  policy: "signed-in",
  params: z.strictObject({ sessionId: id }),
  response: { status: 204 },
});

export const endSessions = defineOperation({
  method: "DELETE",
  path: "/me/sessions",
  summary: "Sign out everywhere, here too",
  policy: "signed-in",
  response: { status: 204 },
});

const token = z.object({
  id,
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  projectId: id.nullable(),
  createdAt: time,
  expiresAt: time.nullable(),
  lastUsedAt: time.nullable(),
});

export const listTokens = defineOperation({
  method: "GET",
  path: "/me/tokens",
  summary: "Your API tokens",
  policy: "signed-in",
  query: wholeQuery,
  response: { status: 200, schema: pageOf(token) },
});

export const createToken = defineOperation({
  method: "POST",
  path: "/me/tokens",
  summary: "Make an API token; it is shown once",
  policy: "signed-in",
  body: z.strictObject({
    name,
    scopes: z.array(z.enum(SCOPES)).min(1).default(["write"]),
    projectId: id.optional(),
    expiresAt: time.optional(),
  }),
  response: { status: 201, schema: token.extend({ token: z.string() }) },
});

export const revokeToken = defineOperation({
  method: "DELETE",
  path: "/me/tokens/{tokenId}",
  summary: "Revoke an API token",
  policy: "signed-in",
  params: z.strictObject({ tokenId: id }),
  response: { status: 204 },
});
