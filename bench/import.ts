import fs from "node:fs";
import type { BenchRow } from "./bench-row";
import { INTERVIEW } from "./check-texts";
import type { ServerProcess } from "./server-process";

const SENTENCE =
  "我们坚持开放合作，今年同各国新签合作文件120多份，惠及2200多万人，人类命运共同体的理念更加深入人心。";

/** A text of about that many characters, in paragraphs of some two hundred. */
export function makeText(characters: number): string {
  const paragraphs = Math.ceil(characters / (SENTENCE.length * 4));
  return Array.from({ length: paragraphs }, (_, at) => `第${at + 1}段。${SENTENCE.repeat(4)}`).join("\n\n");
}

/** Import of an interview, the real one where there is one, and of a million characters. */
export async function measureImport(server: ServerProcess): Promise<BenchRow[]> {
  const { id } = await server.call<{ id: string }>("POST", "/projects", { name: "Import" });
  const isReal = fs.existsSync(INTERVIEW);
  const texts = [
    [
      isReal ? "an interview as printed" : "9000 characters",
      isReal ? fs.readFileSync(INTERVIEW, "utf8") : makeText(9_000),
      2,
    ],
    ["1000000 characters", makeText(1_000_000), 20],
  ] as const;
  const rows: BenchRow[] = [];
  for (const [name, content, target] of texts) {
    const began = performance.now();
    await server.call("POST", `/projects/${id}/documents`, { title: name, format: "markdown", content });
    const value = Math.round(performance.now() - began) / 1000;
    rows.push({ name: `Import of ${name}`, value, unit: "s", target });
  }
  return rows;
}
