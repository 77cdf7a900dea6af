import type { IncomingMessage, ServerResponse } from "node:http";
import { listOperations } from "@/lib/http/all-operations";
import type { Operation } from "@/lib/http/operation";
import { problemResponse } from "@/lib/http/problem";
import { AppError } from "@/lib/kernel/app-error";

const PREFIX = "/api/v1";

type Address = { readonly pattern: RegExp; readonly parameters: number; readonly methods: Set<string> };

/** Answers a method that an address does not take; false for everything else, which is then Next's. */
export type RefuseMethod = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Next answers these with an empty 405; a program gets the usual problem, and what it may use instead in `Allow`. */
export function refuseWrongMethods(operations: readonly Operation[] = listOperations()): RefuseMethod {
  const addresses = listAddresses(operations);
  return (request, response) => {
    const [path = ""] = (request.url ?? "").split("?");
    if (!path.startsWith(PREFIX)) return false;
    const address = addresses.find(({ pattern }) => pattern.test(path));
    if (address === undefined || address.methods.has(request.method ?? "GET")) return false;
    void refuse(response, [...address.methods]);
    return true;
  };
}

/** Those with fewer parameters first: "/projects/sample" is not the project "sample". */
function listAddresses(operations: readonly Operation[]): Address[] {
  const methods = new Map<string, Set<string>>();
  for (const { path, method } of operations) {
    const of = methods.get(path) ?? new Set();
    methods.set(path, of.add(method));
  }
  return [...methods]
    .map(([path, own]) => ({
      pattern: new RegExp(`^${PREFIX}${path.replace(/\{\w+\}/g, "[^/]+")}/?$`),
      parameters: path.split("{").length - 1,
      methods: withImplied(own),
    }))
    .sort((a, b) => a.parameters - b.parameters);
}

/** Next answers HEAD where there is GET, and OPTIONS everywhere. */
function withImplied(own: ReadonlySet<string>): Set<string> {
  return new Set([...own, ...(own.has("GET") ? ["HEAD"] : []), "OPTIONS"]);
}

async function refuse(response: ServerResponse, allowed: readonly string[]): Promise<void> {
  const allow = allowed.join(", ");
  const problem = problemResponse(
    new AppError("method-not-allowed", `This address does not take that method: it takes ${allow}.`),
  );
  response.writeHead(problem.status, { ...Object.fromEntries(problem.headers), allow });
  response.end(await problem.text());
}
