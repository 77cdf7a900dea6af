import { parentPort, workerData } from "node:worker_threads";
import { type PatchJob, patchBytes } from "./patch-bytes";

/** A thread for one file that is patched: it answers once, and ends. */
parentPort?.postMessage(patchBytes(workerData as PatchJob));
