import { type ClientReport, checkWith, schema } from "./client-check";

/** libxml2 checks our TMX against its DTD. */
export const check = (): Promise<readonly ClientReport[]> =>
  checkWith("tmx", [
    { tool: "xmllint", args: ["--nonet", "--noout", "--dtdvalid", schema("tmx/tmx14.dtd"), "{file}"] },
  ]);
