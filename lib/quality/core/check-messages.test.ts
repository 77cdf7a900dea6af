import { describe, expect, it } from "vitest";
import english from "@/messages/en.json";
import chinese from "@/messages/zh-CN.json";
import { CHECK_IDS } from "./checks";
import type { Finding } from "./finding";
import { SEEDED_DOCUMENTS } from "./fixtures/seeded-documents";
import { SEEDED_NAMINGS } from "./fixtures/seeded-namings";
import { SEEDED_PAIRS } from "./fixtures/seeded-pairs";
import { SEEDED_SOURCES } from "./fixtures/seeded-sources";
import { runDocumentChecks, runPairChecks, runSourceChecks } from "./run-checks";

const LANGUAGES: readonly (readonly [
  string,
  Readonly<Record<string, unknown>>,
  Readonly<Record<string, string>>,
])[] = [
  ["English", english.checks, english.checks.names],
  ["Chinese", chinese.checks, chinese.checks.names],
];

const FINDINGS: readonly Finding[] = [
  ...SEEDED_PAIRS.flatMap(([, source, target]) => runPairChecks({ source, target, date: null })),
  ...SEEDED_SOURCES.flatMap(([, source]) => runSourceChecks(source)),
  ...[...SEEDED_DOCUMENTS, ...SEEDED_NAMINGS].flatMap(([, paragraphs]) =>
    runDocumentChecks(paragraphs).flatMap(({ findings }) => findings),
  ),
];

describe.each(LANGUAGES)("messages in %s", (_language, messages, names) => {
  it("name every check", () => {
    for (const id of CHECK_IDS) expect(names, id).toHaveProperty(id);
  });

  it("say what every finding says, with values that it has", () => {
    for (const { code, values } of FINDINGS) {
      const message = messages[code];
      expect(typeof message, code).toBe("string");
      for (const [, value = ""] of String(message).matchAll(/\{(\w+)[,}]/g))
        expect(Object.keys(values), code).toContain(value);
    }
  });
});
