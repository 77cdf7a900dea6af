import { type ClientReport, checkWith } from "./client-check";

/** GNU gettext checks our PO, and reads it. */
export const check = (): Promise<readonly ClientReport[]> =>
  checkWith("po", [
    { tool: "msgfmt", args: ["-c", "-v", "-o", "/dev/null", "{file}"] },
    { tool: "msgcat", args: ["--no-wrap", "-o", "/dev/null", "{file}"] },
    { tool: "pocount", args: ["{file}"] },
  ]);
