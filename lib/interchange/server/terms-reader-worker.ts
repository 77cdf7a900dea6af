import { parentPort, workerData } from "node:worker_threads";
import { type TermsUpload, understandTerms } from "./understand-terms";

/** A thread for one file of terms: it reads what it was given, answers once, and ends. */
parentPort?.postMessage(await understandTerms(workerData as TermsUpload));
