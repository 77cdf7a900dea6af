import { parentPort, workerData } from "node:worker_threads";
import { planVersion } from "@/lib/documents/core/version-plan";
import type { PlanJob } from "./plan-source";

/** A thread for one plan: it holds a new version against the source that it was given, answers once, and ends. */
const { rows, next } = workerData as PlanJob;
parentPort?.postMessage(planVersion(rows, next));
