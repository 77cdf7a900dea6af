import { describe, expect, it } from "vitest";
import { AppError } from "@/lib/kernel/app-error";
import { answerWithProgress, LINES } from "./answer-with-progress";

const ask = (accept: string, signal?: AbortSignal) =>
  new Request("http://localhost/", { headers: { accept }, ...(signal !== undefined && { signal }) });
const linesOf = async (response: Response): Promise<unknown[]> =>
  (await response.text())
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));
const refusal = new AppError("conflict", "It was canceled.");

describe("answerWithProgress", () => {
  it("answers with JSON alone to who does not ask for more", async () => {
    const response = await answerWithProgress(ask("application/json"), async ({ tell }) => {
      tell(1);
      return { made: 2 };
    });
    expect(response.headers.get("content-type")).toBe("application/json");
    expect(await response.json()).toEqual({ made: 2 });
  });

  it("tells how far it is line by line, and at last what came of it", async () => {
    const response = await answerWithProgress(ask(`${LINES}, application/json`), async ({ tell }) => {
      tell(1);
      await Promise.resolve();
      tell(2);
      return { made: 2 };
    });
    expect(response.headers.get("content-type")).toBe(LINES);
    // A proxy that waits for the end would tell all of it at once.
    expect(response.headers.get("x-accel-buffering")).toBe("no");
    expect(await linesOf(response)).toEqual([{ progress: 1 }, { progress: 2 }, { answer: { made: 2 } }]);
  });

  it("sends the first line before the work is done", async () => {
    let finish = (): void => {};
    const wait = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const response = await answerWithProgress(ask(LINES), async ({ tell }) => {
      tell("begun");
      await wait;
      return "done";
    });
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toBe('{"progress":"begun"}\n');
    finish();
    const last = await reader?.read();
    expect(new TextDecoder().decode(last?.value)).toBe('{"answer":"done"}\n');
    expect((await reader?.read())?.done).toBe(true);
  });

  it("answers as ever when there was nothing to tell, and refuses as ever before there was", async () => {
    const response = await answerWithProgress(ask(LINES), async () => ({ made: 0 }));
    expect(response.headers.get("content-type")).toBe("application/json");
    await expect(answerWithProgress(ask(LINES), () => Promise.reject(refusal))).rejects.toBe(refusal);
  });

  it("tells a refusal in a line once others have gone out", async () => {
    const response = await answerWithProgress(ask(LINES), async ({ tell }) => {
      tell(1);
      await Promise.resolve();
      throw refusal;
    });
    const [, last] = await linesOf(response);
    expect(last).toMatchObject({ problem: { status: 409, code: "conflict", detail: "It was canceled." } });
  });

  it("lets the work know when nobody reads any more", async () => {
    const heard = new Promise<void>((resolve) => {
      void answerWithProgress(ask(LINES), async ({ tell, signal }) => {
        tell(1);
        await new Promise<void>((ended) => signal.addEventListener("abort", () => ended()));
        tell(2);
        resolve();
      }).then((response) => response.body?.cancel());
    });
    await expect(heard).resolves.toBeUndefined();
  });
});
