import { z } from "zod";
import { ROLES } from "@/lib/accounts/core/rights";
import { defineOperation } from "@/lib/http/operation";
import { idPageQuery, pageOf, wholeQuery } from "@/lib/http/page";
import { storable } from "@/lib/text/core/storable";

const id = z.uuid();
export const name = storable().trim().min(1).max(200);
/** Compared in lower case. Look-alikes of "@" and quoted parts are refused by the pattern. */
export const email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254)
  .pipe(z.email({ pattern: z.regexes.email }));
export const password = z.string().min(1).max(2000);
const language = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, "must be a BCP 47 language tag such as zh-CN");
const time = z.iso.datetime();

const project = z.object({
  id,
  name: z.string(),
  sourceLanguage: z.string(),
  targetLanguage: z.string(),
  isSample: z.boolean(),
  role: z.enum(ROLES),
  documentCount: z.number().int(),
  /** The ETag, without its quotes. */
  revision: z.number().int(),
  createdAt: time,
});
const projectParams = z.strictObject({ projectId: id });

export const listProjects = defineOperation({
  method: "GET",
  path: "/projects",
  summary:
    "The projects you are a member of, newest first; with deleted=true those of yours that can be restored",
  policy: "signed-in",
  query: idPageQuery.extend({
    /** Those that were deleted and that you may restore. */
    deleted: z.enum(["true", "false"]).default("false"),
  }),
  response: { status: 200, schema: pageOf(project) },
});

export const createProject = defineOperation({
  method: "POST",
  path: "/projects",
  summary: "Make a project; you become its owner",
  policy: "signed-in",
  body: z.strictObject({
    name,
    sourceLanguage: language.default("zh-CN"),
    targetLanguage: language.default("en"),
  }),
  response: { status: 201, schema: project },
});

export const getProject = defineOperation({
  method: "GET",
  path: "/projects/{projectId}",
  summary: "One project",
  policy: "view",
  params: projectParams,
  response: { status: 200, schema: project },
});

export const updateProject = defineOperation({
  method: "PATCH",
  path: "/projects/{projectId}",
  summary: "Rename a project or correct its languages",
  policy: "manage",
  params: projectParams,
  body: z.strictObject({
    name: name.optional(),
    sourceLanguage: language.optional(),
    targetLanguage: language.optional(),
  }),
  ifMatch: true,
  response: { status: 200, schema: project },
});

export const deleteProject = defineOperation({
  method: "DELETE",
  path: "/projects/{projectId}",
  summary: "Delete a project; POST /projects/{projectId}/restore brings it back",
  policy: "manage",
  params: projectParams,
  response: { status: 204 },
});

export const restoreProject = defineOperation({
  method: "POST",
  path: "/projects/{projectId}/restore",
  summary: "Bring a deleted project back",
  policy: "manage",
  params: projectParams,
  response: { status: 200, schema: project },
});

const member = z.object({
  userId: id,
  name: z.string(),
  email: z.string(),
  role: z.enum(ROLES),
  createdAt: time,
});

export const listMembers = defineOperation({
  method: "GET",
  path: "/projects/{projectId}/members",
  summary: "The members of a project",
  policy: "view",
  params: projectParams,
  query: wholeQuery,
  response: { status: 200, schema: pageOf(member) },
});

const memberParams = z.strictObject({ projectId: id, userId: id });

export const changeRole = defineOperation({
  method: "PATCH",
  path: "/projects/{projectId}/members/{userId}",
  summary: "Change a member's role; takes effect at once, also in open editors",
  policy: "manage",
  params: memberParams,
  body: z.strictObject({ role: z.enum(ROLES) }),
  response: { status: 200, schema: member },
});

export const removeMember = defineOperation({
  method: "DELETE",
  path: "/projects/{projectId}/members/{userId}",
  summary: "Remove a member, or leave a project yourself",
  policy: "view",
  params: memberParams,
  response: { status: 204 },
});

const invitation = z.object({
  id,
  role: z.enum(ROLES),
  email: z.string().nullable(),
  createdAt: time,
  expiresAt: time,
});

export const listInvitations = defineOperation({
  method: "GET",
  path: "/projects/{projectId}/invitations",
  summary: "The invitations that are still open",
  policy: "manage",
  params: projectParams,
  query: wholeQuery,
  response: { status: 200, schema: pageOf(invitation) },
});

export const createInvitation = defineOperation({
  method: "POST",
  path: "/projects/{projectId}/invitations",
  summary: "Make an invitation link with a role; the link is shown once",
  policy: "manage",
  params: projectParams,
  body: z.strictObject({
    role: z.enum(ROLES),
    email: email.optional(),
    days: z.number().int().min(1).max(60).default(14),
  }),
  response: { status: 201, schema: invitation.extend({ url: z.string() }) },
});

export const revokeInvitation = defineOperation({
  method: "DELETE",
  path: "/projects/{projectId}/invitations/{invitationId}",
  summary: "Take an invitation back",
  policy: "manage",
  params: z.strictObject({ projectId: id, invitationId: id }),
  response: { status: 204 },
});

const linkParams = z.strictObject({ token: z.string().min(20).max(100) });

export const joinByInvitation = defineOperation({
  method: "POST",
  path: "/invitations/{token}/join",
  summary: "Accept an invitation with the account you are signed in with",
  policy: "signed-in",
  params: linkParams,
  response: { status: 200, schema: z.object({ projectId: id }) },
});

/** A new account's fields, as the set-up and invitation pages send them. */
export const newAccount = z.strictObject({ email, name, password });

export const acceptInvitation = defineOperation({
  method: "POST",
  path: "/invitations/{token}/accept",
  summary: "Accept an invitation by making an account",
  policy: "public",
  params: linkParams,
  body: newAccount,
  response: { status: 201, schema: z.object({ projectId: id }) },
});

export const setUp = defineOperation({
  method: "POST",
  path: "/setup",
  summary: "Make the first account with the one-time set-up link",
  policy: "public",
  body: newAccount.extend({ token: z.string().min(1).max(100) }),
  response: { status: 201, schema: z.object({ id }) },
});
