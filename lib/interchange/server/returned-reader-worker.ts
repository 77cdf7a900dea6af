import { parentPort, workerData } from "node:worker_threads";
import { type ReturnedUpload, understandReturned } from "./understand-returned";

/** A thread for one file that comes back: it reads what it was given, answers once, and ends. */
parentPort?.postMessage(await understandReturned(workerData as ReturnedUpload));
