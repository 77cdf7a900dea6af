import fs from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { namedBy } from "./check-record";
import { KINDS, PARTS } from "./kinds";
import { LEFT_OUT } from "./left-out";

const root = path.resolve(import.meta.dirname, "../../..");

type Field = { readonly name: string; readonly type: string; readonly optional: boolean };

/** The models of the schema with the fields that are columns. */
function readModels(): ReadonlyMap<string, readonly Field[]> {
  const folder = path.join(root, "prisma/schema");
  const text = fs
    .readdirSync(folder)
    .map((file) => fs.readFileSync(path.join(folder, file), "utf8"))
    .join("\n");
  const blocks = [...text.matchAll(/^model (\w+) \{$([\s\S]*?)^\}$/gm)];
  const names = new Set(blocks.map(([, name]) => name));
  return new Map(
    blocks.map(([, model = "", body = ""]) => [
      model,
      [...body.matchAll(/^ {2}(\w+)\s+(\w+)(\??)(?:\[\])?(?=\s|$)/gm)]
        .map(([, name = "", type = "", optional = ""]) => ({ name, type, optional: optional === "?" }))
        .filter(({ type }) => !names.has(type)),
    ]),
  );
}

/** Told in the part of logs, not as rows. */
const IN_LOGS = ["CollabUpdate", "CollabSnapshot", "CollabArchive"];

describe("every model of the database", () => {
  const models = readModels();
  const byTable = new Map(KINDS.map((kind) => [kind.table, kind]));

  it("is found in the schema", () => {
    expect(models.size).toBeGreaterThan(55);
  });

  it("is a kind of record, or is left out for a reason", () => {
    const missing = [...models.keys()].filter(
      (model) => !byTable.has(model) && !(model in LEFT_OUT) && !IN_LOGS.includes(model),
    );
    expect(missing).toEqual([]);
  });

  it("has each of its columns in the record, or left out for a reason", () => {
    const missing = KINDS.flatMap(({ table, columns }) =>
      (models.get(table) ?? [])
        .filter(({ name }) => !(name in columns) && !(`${table}.${name}` in LEFT_OUT))
        .map(({ name }) => `${table}.${name}`),
    );
    expect(missing).toEqual([]);
  });

  it("has no field in its record that is no column, and may be null exactly where the column may", () => {
    const wrong = KINDS.flatMap(({ table, columns, within }) =>
      Object.entries(columns).flatMap(([name, { schema, shape }]) => {
        const field = models.get(table)?.find((one) => one.name === name);
        if (shape === "json") return field?.type === "Json" ? [] : [`${table}.${name}`];
        // By what it belongs to the project, every record has.
        const isBelonging = within.length === 1 && within[0] === name;
        const mayBeNull = schema.safeParse(null).success;
        return field?.optional === mayBeNull || (isBelonging && !mayBeNull) ? [] : [`${table}.${name}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("says of each value of JSON whose ids stand in it", () => {
    const missing = KINDS.flatMap(({ table, columns }) =>
      (models.get(table) ?? [])
        .filter(({ name, type }) => type === "Json" && !(`${table}.${name}` in LEFT_OUT))
        .filter(({ name }) => columns[name]?.shape !== "json" || columns[name].ids === undefined)
        .map(({ name }) => `${table}.${name}`),
    );
    expect(missing).toEqual([]);
  });

  it("what is left out is there", () => {
    const known = new Set(
      [...models].flatMap(([model, fields]) => [model, ...fields.map(({ name }) => `${model}.${name}`)]),
    );
    expect(Object.keys(LEFT_OUT).filter((name) => !known.has(name))).toEqual([]);
  });
});

describe("the kinds of record", () => {
  const places = new Map(PARTS.map((name, at) => [name, at]));

  it("have each a part of their own", () => {
    expect(new Set(PARTS).size).toBe(PARTS.length);
    expect(PARTS.length).toBe(KINDS.length + 2);
  });

  it("name only what comes before them, or their own kind later", () => {
    const wrong = KINDS.flatMap(({ name, columns }) =>
      Object.entries(columns).flatMap(([column, given]) => {
        const isAnything = (of: string) => ["anything", "whatever", "group"].includes(of);
        const isBefore = (of: string) =>
          (places.get(of) ?? Number.POSITIVE_INFINITY) < (places.get(name) ?? 0);
        const isFine = (of: string) =>
          isAnything(of) || isBefore(of) || (given.later === true && of === name);
        return namedBy(given).every(isFine) ? [] : [`${name}.${column}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  it("lie within something that leads to the project", () => {
    const wrong = KINDS.filter(({ name, within, columns }) =>
      within.some(
        (column) => !["project", "glossaries"].includes(name) && columns[column]?.names === undefined,
      ),
    );
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it("are all in the format's description, with their fields", () => {
    const text = fs.readFileSync(path.join(root, "docs/archive-format.md"), "utf8");
    const missing = KINDS.flatMap(({ name, columns }) => {
      const told = text.split("\n").find((line) => line.startsWith(`| \`${name}\` |`)) ?? "";
      return Object.keys(columns)
        .filter((column) => !new RegExp(`\\b${column}\\b`).test(told))
        .map((column) => `${name}.${column}`);
    });
    expect(missing).toEqual([]);
  });
});
