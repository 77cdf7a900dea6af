import { understandLog } from "@/lib/collaboration/server/understand-log";
import { LOGS_PART } from "../core/kinds";
import { type LogRecord, logRecord } from "../core/logs";
import { readRecord } from "../core/read-record";
import { insertLogs, type LoadedText, readTexts } from "./load-logs-store";
import type { Loading } from "./loading";
import { foreign, unfit, unlikeLog } from "./refusals";

const AT_ONCE = { logs: 200, characters: 1_000_000 } as const;

/**
 * Takes in the logs of renderings that are there already. Each is understood first, as if it came through a socket, and
 * says letter for letter what its rendering says.
 */
export async function loadLogs(loading: Loading): Promise<void> {
  let [batch, size, at]: [LogRecord[], number, number] = [[], 0, 0];
  const seen = new Set<string>();
  const flush = async () => {
    await writeLogs(loading, batch);
    loading.step(batch.length);
    [batch, size] = [[], 0];
  };
  for await (const line of loading.archive.lines(LOGS_PART)) {
    at += 1;
    const read = readRecord(line, logRecord);
    if (!read.ok) throw unfit(LOGS_PART, at, read.reason);
    const { renderingId, updates } = read.value;
    if (seen.has(renderingId)) throw unfit(LOGS_PART, at, "it comes twice");
    const isKnown = updates.every(
      ({ authorId }) => authorId === null || loading.known.has("people", authorId),
    );
    if (!loading.known.has("renderings", renderingId)) throw foreign(LOGS_PART, at, "renderingId");
    if (!isKnown) throw foreign(LOGS_PART, at, "authorId");
    seen.add(renderingId);
    batch.push(read.value);
    size += line.length;
    if (batch.length >= AT_ONCE.logs || size >= AT_ONCE.characters) await flush();
  }
  await flush();
}

async function writeLogs({ sql, people }: Loading, logs: readonly LogRecord[]): Promise<void> {
  if (logs.length === 0) return;
  const texts = await readTexts(
    sql,
    logs.map(({ renderingId }) => renderingId),
  );
  for (const log of logs) if (!saysSo(log, texts.get(log.renderingId))) throw unlikeLog(log.renderingId);
  await insertLogs(sql, logs, people);
}

/** Whether a log is a sound one, of the rendering's generation, and says what the rendering says. */
function saysSo({ generation, snapshot, updates }: LogRecord, text: LoadedText | undefined): boolean {
  const live = updates.filter(({ archivedAt }) => archivedAt === null).length;
  if (text === undefined || text.generation !== generation) return false;
  if (text.includedUpdates !== live + (snapshot?.mergedCount ?? 0)) return false;
  const understood = understandLog({
    snapshot: snapshot === null ? null : bytesOf(snapshot.state),
    updates: updates.map(({ update, archivedAt }) => ({
      update: bytesOf(update),
      isMerged: archivedAt !== null,
    })),
  });
  if (!understood.ok || understood.value.text !== text.text) return false;
  return marksOf(understood.value.marks) === marksOf(text.marks);
}

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(Buffer.from(base64, "base64"));

const marksOf = (marks: LoadedText["marks"]): string =>
  marks
    .map(({ start, end, mark }) => `${start} ${end} ${mark}`)
    .toSorted()
    .join();
