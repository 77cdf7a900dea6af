// A process that runs the queue and nothing else, for tests that stop it and kill it.
import { disconnect } from "@/lib/db/database";
import { startQueue } from "@/lib/server/start-queue";

const queue = await startQueue();
console.log("ready");
process.once("SIGTERM", () => {
  void queue
    .close()
    .then(disconnect)
    .then(() => process.exit(0));
});
