import { type ClientReport, checkWith } from "./client-check";

/** The W3C's checker looks at our book, and pandoc reads it. */
export const check = (): Promise<readonly ClientReport[]> =>
  checkWith("epub", [
    { tool: "epubcheck", args: ["{file}"], jar: "/usr/share/java/epubcheck.jar" },
    { tool: "pandoc", args: ["-f", "epub", "-t", "plain", "-o", "/dev/null", "{file}"] },
  ]);
