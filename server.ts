// The product's one process: Next and the collaboration socket on one port, over its own PostgreSQL or yours.
import { runServer } from "@/lib/server/run-server";

runServer(process.argv.slice(2)).catch((error: Error) => {
  console.error(`\nDuizhao did not start. ${error.message}\n`);
  process.exit(1);
});
