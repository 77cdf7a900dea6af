import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Actor } from "@/lib/accounts/core/actor";
import { pool, transaction } from "@/lib/db/database";
import { buildProject } from "@/lib/testing/build-accounts";
import { authorize } from "./authorize";
import { createInvitation, findJoinedProject } from "./invitations";
import { prepareAccount } from "./make-account";
import { changePassword, endSessions, getMe, listSessions, updateMe } from "./me";
import { preferences } from "./me-schema";
import { listMembers } from "./members";
import { deleteProject, getProject, restoreProject } from "./projects";
import { findOrLinkIdentity, openSession, signInWithPassword } from "./sign-in";

const from = () => ({ address: randomUUID(), userAgent: "test" });
const account = () => ({
  email: `${randomUUID()}@example.org`,
  name: "New person",
  password: "correct horse battery",
});

async function buildAccount() {
  const given = account();
  const make = await prepareAccount(given);
  const person = await transaction(make);
  const sessionId = await openSession(person.id, from());
  const actor: Actor = { ...person, sessionId, scopes: null, onlyProjectId: null, address: "" };
  return { ...given, actor };
}

describe("authorize", () => {
  it("gives a member the grant of their role", async () => {
    const { translator, projectId } = await buildProject();
    expect(await authorize(translator, "translate", { projectId })).toMatchObject({
      projectId,
      role: "translator",
    });
  });

  it("refuses a member what their role does not have", async () => {
    const { translator, projectId } = await buildProject();
    await expect(authorize(translator, "review", { projectId })).rejects.toMatchObject({ code: "forbidden" });
  });

  it("says not-found to a stranger, for another's id and for what is no id", async () => {
    const { stranger, projectId } = await buildProject();
    await expect(authorize(stranger, "view", { projectId })).rejects.toMatchObject({ code: "not-found" });
    await expect(authorize(stranger, "view", { projectId: "../x" })).rejects.toMatchObject({
      code: "not-found",
    });
  });

  it("says not-found in a deleted project, and lets its owner bring it back", async () => {
    const { owner, viewer, projectId } = await buildProject();
    await deleteProject(owner, projectId);
    await expect(getProject(viewer, projectId)).rejects.toMatchObject({ code: "not-found" });
    await expect(restoreProject(viewer, projectId)).rejects.toMatchObject({ code: "not-found" });
    await restoreProject(owner, projectId);
    expect((await getProject(viewer, projectId)).role).toBe("viewer");
  });
});

describe("sign-in", () => {
  it("takes the right password, whatever the case of the address", async () => {
    const { email, password, actor } = await buildAccount();
    expect(await signInWithPassword({ email: email.toUpperCase(), password }, from())).toMatchObject({
      id: actor.id,
    });
  });

  it("stops after five wrong passwords for an account from an address, and others go on", async () => {
    const [target, other] = [await buildAccount(), await buildAccount()];
    const guesser = from();
    for (let wrong = 0; wrong < 5; wrong++) {
      expect(await signInWithPassword({ email: target.email, password: "wrong" }, guesser)).toBeNull();
    }
    const limited = signInWithPassword(target, guesser);
    await expect(limited).rejects.toMatchObject({ code: "rate-limited", detail: expect.any(Number) });
    expect(await signInWithPassword(other, guesser)).not.toBeNull();
    expect(await signInWithPassword(target, from())).not.toBeNull();
  });

  it("stops guesses at an account from many addresses, and never keeps its person out where they are signed in", async () => {
    const target = await buildAccount();
    const [home, elsewhere] = [from(), from()];
    await openSession(target.actor.id, home);
    const guesses = Array.from({ length: 50 }, () =>
      signInWithPassword({ email: target.email, password: "wrong" }, from()),
    );
    await Promise.all(guesses);
    await expect(signInWithPassword(target, elsewhere)).rejects.toMatchObject({ code: "rate-limited" });
    expect(await signInWithPassword(target, home)).not.toBeNull();
  });

  it("stops an address that tries many accounts", async () => {
    const origin = from();
    for (let wrong = 0; wrong < 30; wrong++)
      await signInWithPassword({ email: `${randomUUID()}@example.org`, password: "x" }, origin);
    await expect(signInWithPassword(await buildAccount(), origin)).rejects.toMatchObject({
      code: "rate-limited",
    });
  });

  it("gives no more tries to a hundred at once than to one after another", async () => {
    const { email, password } = await buildAccount();
    const guesses = Array.from({ length: 40 }, (_, at) => (at === 30 ? password : "guess"));
    const guesser = from();
    const tried = guesses.map((guess) => signInWithPassword({ email, password: guess }, guesser));
    const results = await Promise.allSettled(tried);
    expect(results.filter(({ status }) => status === "fulfilled").length).toBeLessThanOrEqual(5);
  });

  it("keeps an argon2id hash of at least 19 MiB and two passes", async () => {
    const { actor } = await buildAccount();
    const { rows } = await pool().query('SELECT "passwordHash" AS hash FROM "User" WHERE id = $1', [
      actor.id,
    ]);
    expect(rows[0].hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  });
});

describe("OpenID Connect", () => {
  const claims = (email: string, emailVerified = true) => ({
    provider: "oidc",
    subject: randomUUID(),
    email,
    name: "From the Provider",
    emailVerified,
  });

  it("knows an account by a verified address, and from then on by the provider's subject", async () => {
    const { email, actor } = await buildAccount();
    const first = claims(email);
    expect(await findOrLinkIdentity(first)).toMatchObject({ id: actor.id });
    expect(await findOrLinkIdentity({ ...first, email: "changed@example.org" })).toMatchObject({
      id: actor.id,
    });
  });

  it("does not take over an account by an address that nobody vouches for", async () => {
    const { email } = await buildAccount();
    expect(await findOrLinkIdentity(claims(email, false))).toBeNull();
  });

  it("makes no account for whoever was not invited", async () => {
    expect(await findOrLinkIdentity(claims(`${randomUUID()}@example.org`))).toBeNull();
    const invented = { secret: "not-a-link", address: randomUUID() };
    expect(await findOrLinkIdentity(claims(`${randomUUID()}@example.org`), invented)).toBeNull();
  });

  it("makes the account of whoever comes by an invitation's link, once, and joins the project", async () => {
    const { projectId, owner, stranger } = await buildProject();
    const { url } = await createInvitation(owner, projectId, { role: "reviewer", days: 1 });
    const invitation = { secret: url.split("/").at(-1) ?? "", address: randomUUID() };
    const email = `${randomUUID()}@example.org`;
    expect(await findOrLinkIdentity(claims(email, false), invitation)).toBeNull();
    const person = await findOrLinkIdentity(claims(email), invitation);
    expect(person).toMatchObject({ name: "From the Provider", email });
    const { items } = await listMembers(owner, projectId);
    expect(items.find((member) => member.email === email)?.role).toBe("reviewer");
    expect(await findOrLinkIdentity(claims(`${randomUUID()}@example.org`), invitation)).toBeNull();
    const actor = { ...owner, id: person?.id ?? "" };
    expect(await findJoinedProject(actor, invitation.secret)).toBe(projectId);
    expect(await findJoinedProject(stranger, invitation.secret)).toBeNull();
    expect(await getMe(actor)).toMatchObject({ hasPassword: false });
  });

  it("does not open an invitation for another address", async () => {
    const { projectId, owner } = await buildProject();
    const given = { role: "viewer" as const, days: 1, email: `${randomUUID()}@example.org` };
    const { url } = await createInvitation(owner, projectId, given);
    const invitation = { secret: url.split("/").at(-1) ?? "", address: randomUUID() };
    expect(await findOrLinkIdentity(claims(`${randomUUID()}@example.org`), invitation)).toBeNull();
    expect(await findOrLinkIdentity(claims(given.email), invitation)).not.toBeNull();
  });
});

describe("passwords", () => {
  it("are refused when short or common, with the sentence at the field", async () => {
    for (const password of ["short", "password123"]) {
      await expect(prepareAccount({ ...account(), password })).rejects.toMatchObject({
        code: "invalid",
        fields: { password: expect.any(String) },
      });
    }
  });

  it("end every other session when changed", async () => {
    const { actor, password, email } = await buildAccount();
    await openSession(actor.id, from());
    await changePassword(actor, { current: password, next: "a new sentence to type" });
    expect((await listSessions(actor)).items).toHaveLength(1);
    expect(await signInWithPassword({ email, password }, from())).toBeNull();
  });

  it("are not changed by whoever does not know the current one", async () => {
    const { actor } = await buildAccount();
    const refused = changePassword(actor, { current: "guess", next: "a new sentence to type" });
    await expect(refused).rejects.toMatchObject({ code: "invalid", key: "wrongPassword" });
  });
});

describe("sessions", () => {
  it("end everywhere at once", async () => {
    const { actor } = await buildAccount();
    await openSession(actor.id, from());
    await endSessions(actor);
    expect((await listSessions(actor)).items).toEqual([]);
  });

  it("of others are not found", async () => {
    const [mine, theirs] = [await buildAccount(), await buildAccount()];
    await expect(endSessions(mine.actor, theirs.actor.sessionId ?? "")).rejects.toMatchObject({
      code: "not-found",
    });
  });
});

describe("preferences", () => {
  const keys = { preset: "memoq" as const, own: { confirm: ["F9"], find: [] } };

  it("keep one's keys beside what was kept before, for oneself alone", async () => {
    const [{ actor }, other] = [await buildAccount(), await buildAccount()];
    await updateMe(actor, { preferences: { readingSize: 120 } });
    await updateMe(actor, { preferences: { keys } });
    expect((await getMe(actor)).preferences).toEqual({ readingSize: 120, keys });
    expect((await getMe(other.actor)).preferences).toEqual({});
  });

  it.each([
    ["another tool's name", { ...keys, preset: "other" }],
    ["what is no command", { ...keys, own: { "../x": ["F9"] } }],
    ["more keys than a command can have", { ...keys, own: { confirm: ["F1", "F2", "F3", "F4", "F5"] } }],
    ["more commands than there can be", { ...keys, own: manyCommands(101) }],
  ])("do not take %s", (_name, given) => {
    expect(preferences.safeParse({ keys: given }).success).toBe(false);
  });
});

/** As many names of letters alone. */
function manyCommands(count: number): Record<string, string[]> {
  const letter = (at: number) => String.fromCharCode(97 + at);
  const names = Array.from({ length: count }, (_, at) => letter(at % 26) + letter(Math.floor(at / 26)));
  return Object.fromEntries(names.map((name) => [name, []]));
}
