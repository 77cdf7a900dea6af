import fc from "fast-check";
import { expect, it } from "vitest";
import { readAnswerLines } from "./answer-lines";

it("gives every line once, wherever the text is cut on its way", () => {
  const progress = fc.record({ progress: fc.record({ done: fc.nat(), note: fc.string() }) });
  const cuts = fc.array(fc.nat({ max: 40 }), { maxLength: 20 });
  fc.assert(
    fc.property(fc.array(progress, { maxLength: 6 }), cuts, (sent, steps) => {
      const whole = [...sent, { answer: "done" }].map((line) => `${JSON.stringify(line)}\n`).join("");
      const read: unknown[] = [];
      let [come, from] = [0, 0];
      for (const step of [...steps, whole.length]) {
        come = Math.min(whole.length, come + step);
        const { lines, next } = readAnswerLines(whole.slice(0, come), from);
        read.push(...lines);
        from = next;
      }
      expect(read).toEqual([...sent, { answer: "done" }]);
    }),
  );
});
