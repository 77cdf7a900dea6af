import { parentPort, workerData } from "node:worker_threads";
import { type SheetUpload, understandSheet } from "./understand-sheet";

/** A thread for the pairs of one workbook: it reads what it was given, answers once, and ends. */
parentPort?.postMessage(await understandSheet(workerData as SheetUpload));
