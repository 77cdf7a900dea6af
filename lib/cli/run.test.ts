import { randomUUID } from "node:crypto";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { PassThrough, Readable } from "node:stream";
import { text } from "node:stream/consumers";
import { afterAll, describe, expect, it } from "vitest";
import { findTokenActor } from "@/lib/accounts/server/find-actor";
import { signInWithPassword } from "@/lib/accounts/server/sign-in";
import { database } from "@/lib/db/database";
import { buildActor, buildProject } from "@/lib/testing/build-accounts";
import { buildConcept, buildGlossary } from "@/lib/testing/build-glossary";
import { buildDocument, buildTrack } from "@/lib/testing/build-texts";
import { run } from "./run";

const folder = fs.mkdtempSync(path.join(os.tmpdir(), "duizhao-cli-"));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Runs a command line with something on standard input. */
async function duizhao(words: readonly string[], input = "") {
  const output = new PassThrough();
  const said: string[] = [];
  const code = await run(words, {
    directory: folder,
    input: Object.assign(Readable.from([input]), { isTTY: false }),
    output,
    say: (line) => said.push(line),
  });
  output.end();
  return { code, output: await text(output), said: said.join("\n") };
}

describe("the command line", () => {
  it.each([
    ["nothing", [], 0, /token create {2}.*\n/],
    ["--help", ["--help"], 0, /Usage: duizhao COMMAND/],
    ["a command's help", ["token", "create", "--help"], 0, /Usage: duizhao token create --email/],
  ])("answers %s on standard output", async (_name, words, code, expected) => {
    const done = await duizhao(words);
    expect(done).toMatchObject({ code, said: "" });
    expect(done.output).toMatch(expected);
  });

  it("has every command that it lists by the name it lists it by", async () => {
    const listed = Array.from(
      (await duizhao([])).output.matchAll(/^ {2}(\w+(?: [\w-]+)*) {2}/gm),
      ([, name]) => name,
    );
    expect(listed).toHaveLength(15);
    for (const name of listed)
      expect((await duizhao([...(name ?? "").split(" "), "--help"])).output).toContain(
        `Usage: duizhao ${name} `,
      );
  });

  it.each([
    ["an unknown command", ["fly"], 'There is no command "fly".'],
    ["an unknown option", ["backup", "x.zip", "--fast"], "Unknown option '--fast'"],
    ["a missing argument", ["backup"], "It is used so: duizhao backup FILE"],
    ["a missing option", ["token", "list"], "Give --email."],
    ["an unknown format", ["export", "x", "--format", "doc"], 'There is no export format "doc"'],
    [
      "an unknown scope",
      ["token", "create", "--email", "a", "--name", "b", "--scopes", "all"],
      'no scope "all"',
    ],
    [
      "a day that is over",
      ["token", "create", "--email", "a", "--name", "b", "--expires", "2020-01-01"],
      "still to come",
    ],
    ["nobody to ask", ["admin", "reset-password", "--email", "a@example.org"], "--password-stdin"],
  ])("refuses %s with code 2 and the way to the help", async (_name, words, sentence) => {
    const { code, output, said } = await duizhao(words);
    expect({ code, output }).toEqual({ code: 2, output: "" });
    expect(said).toContain(sentence);
    expect(said).toMatch(/Try: duizhao .*--help/);
  });
});

describe("archive", () => {
  it("takes a project home, says what it holds, and brings it in, once", async () => {
    const { projectId, stranger } = await buildTrack();
    expect(await duizhao(["archive", "export", projectId, "-o", "home.zip"])).toMatchObject({ code: 0 });
    const words = ["archive", "import", "home.zip", "--as", stranger.email];
    const again = await duizhao(words);
    expect(again).toMatchObject({ code: 1, output: "" });
    expect(again.said).toContain("This project is on this server already");
    await database().project.delete({ where: { id: projectId } });
    const looked = await duizhao([...words, "--dry-run"]);
    expect(looked).toMatchObject({ code: 0, output: "" });
    expect(looked.said).toContain("can be taken in: 1 documents, 1 versions, 3 renderings");
    expect(await duizhao(words)).toMatchObject({ code: 0, output: `${projectId}\n` });
    expect(await database().rendering.count({ where: { track: { document: { projectId } } } })).toBe(3);
  });

  it("refuses a file that is not there, and one that is none", async () => {
    const { stranger } = await buildTrack();
    const words = ["archive", "import", "nothing.zip", "--as", stranger.email];
    expect(await duizhao(words)).toMatchObject({ code: 2 });
    fs.writeFileSync(path.join(folder, "none.zip"), "no archive");
    const done = await duizhao(["archive", "import", "none.zip", "--as", stranger.email]);
    expect(done).toEqual({ code: 1, output: "", said: "duizhao: This is no archive of a project." });
  });
});

describe("glossary", () => {
  it("takes terms in, and tells first what would happen", async () => {
    const { glossaryId } = await buildGlossary();
    fs.writeFileSync(path.join(folder, "terms.csv"), "zh,en,valid_from\n术语,term,\n词,word,soon\n");
    const words = ["glossary", "import", "terms.csv", "--glossary", glossaryId];
    const skipped = "Line 3 skipped (unreadable-date): soon";
    expect(await duizhao([...words, "--dry-run"])).toEqual({
      ...{ code: 0, output: "" },
      said: `Would be: 1 created, 0 updated, 0 unchanged, 0 proposed.\n${skipped}`,
    });
    const taken = await duizhao(words);
    expect(taken.said).toBe(`1 created, 0 updated, 0 unchanged, 0 proposed.\n${skipped}`);
    expect(await database().glossaryImport.count({ where: { id: taken.output.trim() } })).toBe(1);
  });

  it("replaces agreed wordings when asked, and writes terms out", async () => {
    const { glossaryId, owner } = await buildGlossary();
    await buildConcept(owner, glossaryId, { zh: "术语", en: "term" });
    fs.writeFileSync(path.join(folder, "other.csv"), "zh,en\n术语,expression\n");
    const other = ["glossary", "import", "other.csv", "--glossary", glossaryId];
    expect((await duizhao(other)).said).toContain("Line 2 contends: expression; agreed is term");
    expect((await duizhao([...other, "--replace"])).said).toContain("1 updated");

    const exporting = ["glossary", "export", "--glossary", glossaryId, "--format"];
    expect((await duizhao([...exporting, "json"])).output).toContain(
      '"text":"expression","status":"preferred"',
    );
    expect(await duizhao([...exporting, "tbx-min-dct", "--out", "terms.tbx"])).toMatchObject({
      code: 0,
      output: "",
    });
    expect(fs.readFileSync(path.join(folder, "terms.tbx"), "utf8")).toContain("<min:administrativeStatus>");
    expect(await duizhao([...exporting, "doc"])).toMatchObject({ code: 2 });
  });

  it("acts as the member that is named, with that member's rights", async () => {
    const { glossaryId, viewer, stranger } = await buildGlossary();
    fs.writeFileSync(path.join(folder, "terms.csv"), "zh,en\n术语,term\n");
    const words = ["glossary", "import", "terms.csv", "--glossary", glossaryId, "--as"];
    for (const { email } of [viewer, stranger])
      expect(await duizhao([...words, email])).toMatchObject({ code: 1 });
  });
});

describe("check", () => {
  const file = path.join(folder, "pairs.csv");
  const write = (english: string) =>
    fs.writeFileSync(file, `source,target\n去年双边贸易额达到2200多亿美元。,"${english}"\n`);

  it("says what is found and where, and fails on errors only", async () => {
    write("Last year, two-way trade reached over 22 billion US dollars.");
    const wrong = await duizhao(["check", "pairs.csv"]);
    expect(wrong).toMatchObject({ code: 1, said: expect.stringContaining("1 error") });
    expect(wrong.output).toMatch(/^row 2: error amount: .*220,000,000,000/);
    const [line = ""] = (await duizhao(["check", "pairs.csv", "--json", "--language", "zh-CN"])).output.split(
      "\n",
    );
    expect(JSON.parse(line)).toMatchObject({
      place: "row 2",
      check: "amount",
      target: { text: "22 billion" },
    });
    write("Last year, two-way trade reached over 220 billion US dollars.");
    expect(await duizhao(["check", "pairs.csv"])).toMatchObject({ code: 0, output: "" });
  });

  it("holds a glossary's wordings against it, and refuses checks that there are not", async () => {
    const { owner, glossaryId } = await buildGlossary();
    await buildConcept(owner, glossaryId, { zh: "双边贸易额", en: "bilateral trade" });
    write("Last year, two-way trade reached over 220 billion US dollars.");
    const checked = await duizhao(["check", "pairs.csv", "--glossary", glossaryId, "--only", "term-missing"]);
    expect(checked).toMatchObject({ code: 0, output: expect.stringContaining("bilateral trade") });
    expect(await duizhao(["check", "pairs.csv", "--only", "spelling"])).toMatchObject({ code: 2 });
  });
});

describe("import", () => {
  it("prints the new document's id, and refuses the same bytes twice", async () => {
    const { projectId } = await buildProject();
    fs.writeFileSync(path.join(folder, "访谈.md"), "# 访谈\n\n**记者：**今年如何？\n\n**部长：**很好。\n");
    const words = ["import", "访谈.md", "--project", projectId];
    const { code, output, said } = await duizhao(words);
    expect({ code, said }).toEqual({ code: 0, said: "“访谈”: 3 paragraphs, 0 proposals to decide." });
    const document = await database().document.findUniqueOrThrow({ where: { id: output.trim() } });
    expect(document).toMatchObject({ projectId, title: "访谈" });
    expect(await duizhao(words)).toMatchObject({ code: 1, said: expect.stringContaining("imported before") });
    expect(await duizhao([...words, "--allow-duplicate", "--title", "又"])).toMatchObject({ code: 0 });
  });

  it.each([
    ["no such file", ["none.md", "--project", "x"], 1, "There is no file"],
    ["no such format", ["none.md", "--project", "x", "--format", "rtf"], 2, 'There is no format "rtf"'],
  ])("refuses %s", async (_name, words, code, sentence) => {
    expect(await duizhao(["import", ...words])).toMatchObject({
      code,
      said: expect.stringContaining(sentence),
    });
  });
});

describe("export", () => {
  it("writes the chosen track to standard output, or to a file", async () => {
    const { documentId, renderingIds, trackId } = await buildTrack();
    await database().rendering.update({ where: { id: renderingIds[0] ?? "" }, data: { text: "First." } });
    const title = `标题 ${randomUUID()}`;
    await database().document.update({ where: { id: documentId }, data: { title } });
    const words = ["export", title, "--format", "markdown", "--translation-only", "--track", "Draft 1"];
    expect(await duizhao(words)).toMatchObject({ code: 0, output: "First.\n\n", said: "" });

    const file = ["export", documentId, "--format", "tmx", "--track", trackId, "-o", "out.tmx"];
    expect(await duizhao(file)).toMatchObject({ code: 0, output: "" });
    expect(fs.readFileSync(path.join(folder, "out.tmx"), "utf8")).toContain("<seg>First.</seg>");
  });

  it("says which tracks there are, and lets nobody in who is no member", async () => {
    const { documentId, stranger } = await buildTrack();
    const unknown = await duizhao(["export", documentId, "--format", "csv", "--track", "Other"]);
    expect(unknown).toMatchObject({
      code: 1,
      said: 'duizhao: The document has no track "Other"; it has "Draft 1".',
    });
    const foreign = await duizhao(["export", documentId, "--format", "csv", "--as", stranger.email]);
    expect(foreign).toMatchObject({ code: 1, output: "" });
    const none = await duizhao(["export", randomUUID(), "--format", "csv"]);
    expect(none.said).toMatch(/There is no document/);
  });

  it("leaves no half file", async () => {
    const { documentId, stranger } = await buildDocument();
    await duizhao(["export", documentId, "--format", "csv", "--as", stranger.email, "-o", "half.csv"]);
    expect(fs.readdirSync(folder).filter((name) => name.startsWith("half"))).toEqual([]);
  });
});

describe("token", () => {
  it("makes a token that works, lists it, and ends it", async () => {
    const { email, id } = await buildActor();
    const made = await duizhao([
      "token",
      "create",
      "--email",
      email,
      "--name",
      "Robot",
      "--scopes",
      "read",
      "--expires",
      "2d",
    ]);
    const token = made.output.trim();
    expect(await findTokenActor(token)).toMatchObject({ id, scopes: ["read"] });
    const { output } = await duizhao(["token", "list", "--email", email]);
    expect(output.split("\t").slice(1, 4)).toEqual([`${token.slice(0, 8)}…`, "Robot", "read"]);
    expect(await duizhao(["token", "revoke", output.split("\t")[0] ?? ""])).toMatchObject({ code: 0 });
    expect(await findTokenActor(token)).toBeNull();
  });
});

describe("admin", () => {
  it("gives an account a new password and ends its sessions", async () => {
    const { email, id } = await buildActor();
    const words = ["admin", "reset-password", "--email", email, "--password-stdin"];
    expect(await duizhao(words, "short\n")).toMatchObject({
      code: 1,
      said: expect.stringContaining("at least"),
    });
    expect(await duizhao(words, "山水之间自有清音\n")).toMatchObject({ code: 0 });
    expect(await database().session.count({ where: { userId: id } })).toBe(0);
    const user = await signInWithPassword(
      { email, password: "山水之间自有清音" },
      { address: "", userAgent: "" },
    );
    expect(user).not.toBeNull();
  });

  it("refuses a second owner", async () => {
    await buildActor();
    const words = ["admin", "create-owner", "--email", "b@example.org", "--name", "B", "--password-stdin"];
    const { code, said } = await duizhao(words, "correct horse battery\n");
    expect(code).toBe(1);
    expect(said).toMatch(/has its owner already/);
  });
});
