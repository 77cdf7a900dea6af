import { parentPort, workerData } from "node:worker_threads";
import { type AlignJob, runAlignJob } from "./align-job";

/** A thread for one alignment: it aligns what it was given, answers once, and ends. */
parentPort?.postMessage(runAlignJob(workerData as AlignJob));
