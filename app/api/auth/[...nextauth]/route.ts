import { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { authOptions } from "@/lib/accounts/server/auth-options";
import { ADDRESS_HEADER } from "@/lib/accounts/server/find-actor";
import { checkSignInLimits } from "@/lib/accounts/server/sign-in";
import { externalRoute } from "@/lib/http/external-route";
import { readCapped } from "@/lib/http/route";

/** An address, a password and a token are far less. */
const MAX_FORM_BYTES = 16 * 1024;

/** next-auth's own pages and callbacks; our limits come before it, since it would hide them in a redirect. */
export const GET = externalRoute(
  { method: "GET", path: "/auth/{nextauth}", summary: "Sign-in of next-auth", policy: "public" },
  async (request, context) => NextAuth(authOptions(request))(request, context) as Promise<Response>,
);

export const POST = externalRoute(
  { method: "POST", path: "/auth/{nextauth}", summary: "Sign-in of next-auth", policy: "public" },
  async (request, context) => {
    const body = await readCapped(request, MAX_FORM_BYTES);
    if (request.nextUrl.pathname.endsWith("/callback/credentials")) {
      const email = new URLSearchParams(new TextDecoder().decode(body)).get("email") ?? "";
      await checkSignInLimits(email.replaceAll("\0", ""), request.headers.get(ADDRESS_HEADER) ?? "");
    }
    const again = new NextRequest(request.url, { method: "POST", headers: request.headers, body });
    return NextAuth(authOptions(request))(again, context) as Promise<Response>;
  },
);
