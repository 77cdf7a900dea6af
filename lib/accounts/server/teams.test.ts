import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { pool } from "@/lib/db/database";
import { buildActor, buildProject } from "@/lib/testing/build-accounts";
import { findTokenActor } from "./find-actor";
import {
  acceptInvitation,
  createInvitation,
  getInvitation,
  joinByInvitation,
  revokeInvitation,
} from "./invitations";
import { updateMe } from "./me";
import { changeRole, listMembers, removeMember } from "./members";
import { createProject, deleteProject, getProject, restoreProject, updateProject } from "./projects";
import { signInWithPassword } from "./sign-in";
import { createToken, revokeToken } from "./tokens";

const from = () => ({ address: randomUUID(), userAgent: "test" });
const account = () => ({
  email: `${randomUUID()}@example.org`,
  name: "New person",
  password: "correct horse battery",
});
const secretOf = (url: string): string => url.split("/").at(-1) ?? "";

describe("invitations", () => {
  it("make an account and a member, once", async () => {
    const { owner, projectId } = await buildProject();
    const { url } = await createInvitation(owner, projectId, { role: "translator", days: 1 });
    expect(await getInvitation(secretOf(url))).toMatchObject({ role: "translator" });
    expect(await acceptInvitation(secretOf(url), account(), "")).toEqual({ projectId });
    await expect(acceptInvitation(secretOf(url), account(), "")).rejects.toMatchObject({ code: "not-found" });
  });

  it("work once also when two accept at the same moment", async () => {
    const { owner, projectId, stranger } = await buildProject();
    const { url } = await createInvitation(owner, projectId, { role: "viewer", days: 1 });
    const other = await buildActor();
    const both = await Promise.allSettled([
      joinByInvitation(stranger, secretOf(url)),
      joinByInvitation(other, secretOf(url)),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });

  it("bound to an address are for nobody else, and leave no account behind", async () => {
    const { owner, projectId } = await buildProject();
    const { url } = await createInvitation(owner, projectId, {
      role: "viewer",
      email: "somebody@example.org",
      days: 1,
    });
    const stranger = account();
    await expect(acceptInvitation(secretOf(url), stranger, "")).rejects.toMatchObject({ code: "forbidden" });
    expect(await signInWithPassword(stranger, from())).toBeNull();
  });

  it("taken back are closed", async () => {
    const { owner, projectId, stranger } = await buildProject();
    const { id, url } = await createInvitation(owner, projectId, { role: "owner", days: 1 });
    await revokeInvitation(owner, projectId, id);
    await expect(joinByInvitation(stranger, secretOf(url))).rejects.toMatchObject({ code: "not-found" });
  });

  it("do not raise the role of who is a member already", async () => {
    const { owner, viewer, projectId } = await buildProject();
    const { url } = await createInvitation(owner, projectId, { role: "owner", days: 1 });
    await joinByInvitation(viewer, secretOf(url));
    expect((await getProject(viewer, projectId)).role).toBe("viewer");
  });

  it("are made by owners only", async () => {
    const { reviewer, stranger, projectId } = await buildProject();
    await expect(createInvitation(reviewer, projectId, { role: "viewer", days: 1 })).rejects.toMatchObject({
      code: "forbidden",
    });
    await expect(createInvitation(stranger, projectId, { role: "viewer", days: 1 })).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("whoever was sent away", () => {
  it("does not come back by an invitation made before", async () => {
    const { owner, viewer, projectId } = await buildProject();
    await changeRole(owner, projectId, viewer.id, "owner");
    const { url } = await createInvitation(viewer, projectId, { role: "owner", days: 1 });
    await removeMember(owner, projectId, viewer.id);
    await expect(joinByInvitation(viewer, secretOf(url))).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("members", () => {
  it("change role by an owner, and only by one", async () => {
    const { owner, translator, viewer, projectId } = await buildProject();
    await changeRole(owner, projectId, viewer.id, "reviewer");
    expect((await getProject(viewer, projectId)).role).toBe("reviewer");
    await expect(changeRole(translator, projectId, viewer.id, "owner")).rejects.toMatchObject({
      code: "forbidden",
    });
  });

  it("always keep an owner, also when two owners leave at once", async () => {
    const { owner, viewer, projectId } = await buildProject();
    await expect(removeMember(owner, projectId, owner.id)).rejects.toMatchObject({
      code: "conflict",
      key: "lastOwner",
    });
    await changeRole(owner, projectId, viewer.id, "owner");
    await Promise.allSettled([
      removeMember(owner, projectId, owner.id),
      removeMember(viewer, projectId, viewer.id),
    ]);
    const { rows } = await pool().query(
      `SELECT count(*)::int AS n FROM "Membership" WHERE "projectId" = $1 AND role = 'owner'`,
      [projectId],
    );
    expect(rows[0].n).toBe(1);
  });

  it("may leave by themselves and are then strangers", async () => {
    const { viewer, projectId } = await buildProject();
    await removeMember(viewer, projectId, viewer.id);
    await expect(listMembers(viewer, projectId)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("tokens", () => {
  it("act for their person within their scopes, until revoked", async () => {
    const { owner, projectId } = await buildProject();
    const { id, token } = await createToken(owner, { name: "reader", scopes: ["read"] });
    const program = (await findTokenActor(token)) as Actor;
    expect((await getProject(program, projectId)).id).toBe(projectId);
    await expect(updateProject(program, projectId, { name: "x" })).rejects.toMatchObject({
      code: "forbidden",
    });
    await revokeToken(owner, id);
    expect(await findTokenActor(token)).toBeNull();
  });

  it("bound to a project see no other, and make none", async () => {
    const { owner, projectId } = await buildProject();
    const other = await createProject(owner, {
      name: "Other",
      sourceLanguage: "zh-CN",
      targetLanguage: "en",
    });
    const { token } = await createToken(owner, { name: "one", scopes: ["admin"], projectId });
    const program = (await findTokenActor(token)) as Actor;
    await expect(getProject(program, other.id)).rejects.toMatchObject({ code: "not-found" });
    await expect(
      createProject(program, { name: "x", sourceLanguage: "zh", targetLanguage: "en" }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });

  it("of one project do not bring another back, and readers change nothing of their person", async () => {
    const { owner, projectId } = await buildProject();
    const other = await createProject(owner, {
      name: "Other",
      sourceLanguage: "zh-CN",
      targetLanguage: "en",
    });
    await deleteProject(owner, other.id);
    const bound = await createToken(owner, { name: "one", scopes: ["admin"], projectId });
    const program = (await findTokenActor(bound.token)) as Actor;
    await expect(restoreProject(program, other.id)).rejects.toMatchObject({ code: "not-found" });
    const { token } = await createToken(owner, { name: "reader", scopes: ["read"] });
    const reader = (await findTokenActor(token)) as Actor;
    await expect(updateMe(reader, { name: "x" })).rejects.toMatchObject({ code: "forbidden" });
    await expect(removeMember(reader, projectId, owner.id)).rejects.toMatchObject({ code: "forbidden" });
  });

  it("past their date are nothing, and the database holds no usable one", async () => {
    const { owner } = await buildProject();
    const { id, token } = await createToken(owner, { name: "old", scopes: ["read"] });
    await pool().query('UPDATE "ApiToken" SET "expiresAt" = now() - interval \'1 second\' WHERE id = $1', [
      id,
    ]);
    const past = {
      name: "late",
      scopes: ["read"],
      expiresAt: new Date(Date.now() - 1000).toISOString(),
    } as const;
    await expect(createToken(owner, past)).rejects.toMatchObject({ code: "invalid" });
    expect(await findTokenActor(token)).toBeNull();
    const { rows } = await pool().query('SELECT "tokenHash" FROM "ApiToken" WHERE "userId" = $1', [owner.id]);
    expect(rows[0].tokenHash).not.toContain(token.slice(3, 20));
  });
});

describe("the audit trail", () => {
  it("tells of a changed role, and refuses to be changed", async () => {
    const { owner, viewer, projectId } = await buildProject();
    await changeRole(owner, projectId, viewer.id, "translator");
    const { rows } = await pool().query(
      `SELECT details FROM "AuditEvent" WHERE "projectId" = $1 AND action = 'member.role'`,
      [projectId],
    );
    expect(rows).toEqual([{ details: { from: "viewer", to: "translator" } }]);
    await expect(pool().query('DELETE FROM "AuditEvent"')).rejects.toThrow("append-only");
    await expect(pool().query(`UPDATE "AuditEvent" SET action = 'x'`)).rejects.toThrow("append-only");
  });
});
