import { parentPort, workerData } from "node:worker_threads";
import { type Upload, understand } from "./understand";

/** A thread for one file: it reads what it was given, answers once, and ends. */
parentPort?.postMessage(await understand(workerData as Upload));
