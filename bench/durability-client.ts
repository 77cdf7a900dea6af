// Several people typing, in a process that can be killed. Tells on its output, a line each: who is ready, what each
// has typed, what the indicator has called saved, and what it says.
import { WebSocket } from "ws";
import { RenderingSession } from "@/components/collaboration/rendering-session";
import { SharedSocket } from "@/components/collaboration/shared-socket";
import { appendText } from "@/lib/collaboration/core/rendering-document";

/** What one process is told to do, as JSON in its first argument. */
export type Orders = {
  readonly origin: string;
  readonly apiToken: string;
  readonly people: readonly { readonly name: string; readonly renderingId: string }[];
};

const FASTEST_MS = 20;
const SLOWEST_MS = 120;

const orders = JSON.parse(process.argv[2] ?? "{}") as Orders;
for (const person of orders.people) type(person);
// Any line on the input ends the typing; the connections stay, so that what waits can still be saved.
let isTyping = true;
process.stdin.once("data", () => {
  isTyping = false;
});

function type({ name, renderingId }: Orders["people"][number]): void {
  const socket = new SharedSocket({ origin: orders.origin, WebSocketPolyfill: WebSocket });
  const session = new RenderingSession({
    ...{ renderingId, generation: 1, userId: name, socket, apiToken: orders.apiToken },
  });
  let typed = 0;
  let told = "";
  let isReady = false;

  const look = (): void => {
    const { phase, save } = session.getSnapshot();
    if (save.kind !== told) tell("state", name, save.kind);
    told = save.kind;
    if (save.kind === "saved") tell("saved", name, typed);
    if (phase === "ready" && !isReady) {
      isReady = true;
      tell("ready", name, 0);
      write();
    }
  };
  const write = (): void => {
    if (!isTyping) {
      tell("stopped", name, typed);
      return;
    }
    typed += 1;
    tell("typed", name, typed);
    appendText(session.document, `${name}-${typed};`);
    setTimeout(write, FASTEST_MS + Math.random() * (SLOWEST_MS - FASTEST_MS));
  };
  session.subscribe(look);
  look();
}

function tell(what: string, name: string, value: string | number): void {
  process.stdout.write(`${what} ${name} ${value}\n`);
}
