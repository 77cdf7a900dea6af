import type { BenchRow } from "./bench-row";
import type { ServerProcess } from "./server-process";

const SENTENCE =
  "我们坚持开放合作，今年同各国新签合作文件120多份，惠及2200多万人，人类命运共同体的理念更加深入人心。";

/** A text of about that many characters, in paragraphs of some two hundred. */
export function makeText(characters: number): string {
  const paragraphs = Math.ceil(characters / (SENTENCE.length * 4));
  return Array.from({ length: paragraphs }, (_, at) => `第${at + 1}段。${SENTENCE.repeat(4)}`).join("\n\n");
}

/** Import of an interview's length, and of a million characters. */
export async function measureImport(server: ServerProcess): Promise<BenchRow[]> {
  const { id } = await server.call<{ id: string }>("POST", "/projects", { name: "Import" });
  const rows: BenchRow[] = [];
  for (const [characters, target] of [
    [9_000, 2],
    [1_000_000, 20],
  ] as const) {
    const content = `${makeText(characters)}\n\n${characters}`;
    const began = performance.now();
    await server.call("POST", `/projects/${id}/documents`, {
      title: `${characters}`,
      format: "markdown",
      content,
    });
    const value = Math.round(performance.now() - began) / 1000;
    rows.push({ name: `Import of ${characters} characters`, value, unit: "s", target });
  }
  return rows;
}
