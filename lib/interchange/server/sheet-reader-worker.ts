import { parentPort, workerData } from "node:worker_threads";
import type { ThreadNews } from "@/lib/documents/server/read-in-thread";
import type { SheetProgress } from "./read-xlsx-rows";
import { type SheetUpload, understandSheet } from "./understand-sheet";

/** A thread for the pairs of one workbook: it reads what it was given, tells how far it is, answers once, and ends. */
const tell = (news: SheetProgress): void =>
  parentPort?.postMessage({ news } satisfies ThreadNews<SheetProgress>);
parentPort?.postMessage(await understandSheet(workerData as SheetUpload, tell));
