import type { NextRequest } from "next/server";
import { AppError } from "@/lib/kernel/app-error";
import type { Operation } from "./operation";
import { bugResponse, problemResponse } from "./problem";
import type { RouteHandler } from "./route";

type Context = { readonly params: Promise<Record<string, string | string[]>> };

/** A public route whose request and response are another library's; it carries its policy like every other. */
export function externalRoute(
  operation: Operation & { readonly policy: "public" },
  handle: (request: NextRequest, context: Context) => Promise<Response>,
): RouteHandler {
  const handler = async (request: NextRequest, context: Context): Promise<Response> => {
    try {
      return await handle(request, context);
    } catch (error) {
      return error instanceof AppError ? problemResponse(error) : bugResponse(error);
    }
  };
  return Object.assign(handler, { operation });
}
