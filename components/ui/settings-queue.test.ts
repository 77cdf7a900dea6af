import { describe, expect, it } from "vitest";
import { SettingsQueue } from "./settings-queue";

type Settings = { readonly one: number; readonly two: number; readonly revision: number };

/** A queue over a server whose answers the test gives, with what is shown and sent. */
function build() {
  const [sent, shown]: [object[], Settings[]] = [[], []];
  const answers: { resolve: (settings: Settings) => void; reject: (error: unknown) => void }[] = [];
  const queue = new SettingsQueue<Settings>({
    initial: { one: 0, two: 0, revision: 1 },
    send: (change, { revision }) => {
      sent.push({ ...change, seen: revision });
      return new Promise((resolve, reject) => answers.push({ resolve, reject }));
    },
    read: (error) => (error instanceof Error ? null : (error as Settings)),
    show: (settings) => void shown.push(settings),
  });
  return { queue, sent, shown, answers, now: () => shown.at(-1) };
}

describe("SettingsQueue", () => {
  it("shows each choice at once, and sends one after the other, of what the one before left", async () => {
    const { queue, sent, answers, now } = build();
    const first = queue.save(() => ({ one: 1 }));
    const second = queue.save(({ two }) => ({ two: two + 2 }));
    expect(now()).toMatchObject({ one: 1, two: 2 });
    await expect.poll(() => sent).toEqual([{ one: 1, seen: 1 }]);
    expect(queue.isBusy).toBe(true);
    answers[0]?.resolve({ one: 1, two: 5, revision: 2 });
    await first;
    expect(now()).toEqual({ one: 1, two: 7, revision: 2 });
    await expect.poll(() => sent[1]).toEqual({ two: 7, seen: 2 });
    answers[1]?.resolve({ one: 1, two: 7, revision: 3 });
    await second;
    expect([now(), queue.isBusy]).toEqual([{ one: 1, two: 7, revision: 3 }, false]);
  });

  it("takes back only what could not be saved, and goes on with what stands there", async () => {
    const { queue, sent, answers, now } = build();
    const first = queue.save(() => ({ one: 1 }));
    const second = queue.save(() => ({ two: 2 }));
    await expect.poll(() => answers.length).toBe(1);
    answers[0]?.reject({ one: 9, two: 0, revision: 4 });
    await expect(first).rejects.toMatchObject({ one: 9 });
    expect(now()).toEqual({ one: 9, two: 2, revision: 4 });
    await expect.poll(() => sent[1]).toEqual({ two: 2, seen: 4 });
    answers[1]?.reject(new Error("The server does not answer."));
    await expect(second).rejects.toThrow("does not answer");
    expect(now()).toEqual({ one: 9, two: 0, revision: 4 });
  });
});
