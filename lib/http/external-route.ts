import type { NextRequest } from "next/server";
import type { Operation } from "./operation";
import { type Context, type RouteHandler, withOperation } from "./route";

/** A public route whose request and response are another library's; it carries its policy like every other. */
export function externalRoute(
  operation: Operation & { readonly policy: "public" },
  handle: (request: NextRequest, context: Context) => Promise<Response>,
): RouteHandler {
  return withOperation(operation, handle);
}
