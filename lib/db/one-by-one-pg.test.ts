import pg from "pg";
import { describe, expect, it } from "vitest";
import { buildTrack } from "@/lib/testing/build-texts";
import { pool, transaction } from "./database";

/** The most statements that a connection of this process was asked at once while `work` went on. */
async function mostAtOnce(work: () => Promise<unknown>): Promise<number> {
  const { query } = pg.Client.prototype;
  const asked = new Map<pg.Client, number>();
  let most = 0;
  pg.Client.prototype.query = function counted(this: pg.Client, ...given: Parameters<typeof query>) {
    const answer: unknown = Reflect.apply(query, this, given);
    if (!(answer instanceof Promise)) return answer;
    const now = (asked.get(this) ?? 0) + 1;
    asked.set(this, now);
    most = Math.max(most, now);
    return answer.finally(() => asked.set(this, (asked.get(this) ?? 0) - 1));
  } as typeof query;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = query;
  }
  return most;
}

describe("the connection of a transaction", () => {
  it("is asked one thing at a time, also when several relations of a row are wanted", async () => {
    const { documentId } = await buildTrack();
    const include = { paragraphs: true, tracks: true, threads: true, versions: true } as const;
    const find = () =>
      transaction(async (tx) => {
        const [document, count] = await Promise.all([
          tx.document.findUniqueOrThrow({ where: { id: documentId }, include }),
          tx.paragraph.count({ where: { documentId } }),
        ]);
        expect([document.paragraphs.length, document.tracks.length, count]).toEqual([3, 1, 3]);
      });
    expect(await mostAtOnce(find)).toBe(1);
  });

  it("is given back when one of several statements is refused", async () => {
    const refused = transaction((tx) =>
      Promise.all([tx.$queryRaw`SELECT 1 / 0`, tx.document.count(), tx.project.count()]),
    );
    await expect(refused).rejects.toThrow(/division by zero/);
    await expect.poll(() => pool().totalCount - pool().idleCount).toBe(0);
  });
});
