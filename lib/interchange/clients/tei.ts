import { type ClientReport, checkWith, schema } from "./client-check";

/** Two programs check our TEI against what we use of its schema. */
export const check = (): Promise<readonly ClientReport[]> =>
  checkWith("tei", [
    { tool: "jing", args: [schema("tei/parallel.rng"), "{file}"] },
    { tool: "xmllint", args: ["--nonet", "--noout", "--relaxng", schema("tei/parallel.rng"), "{file}"] },
  ]);
