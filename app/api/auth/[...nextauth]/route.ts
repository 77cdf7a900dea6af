import NextAuth from "next-auth";
import { authOptions } from "@/lib/accounts/server/auth-options";
import { ADDRESS_HEADER } from "@/lib/accounts/server/find-actor";
import { checkSignInLimits } from "@/lib/accounts/server/sign-in";
import { externalRoute } from "@/lib/http/external-route";

/** next-auth's own pages and callbacks; our limits come before it, since it would hide them in a redirect. */
export const GET = externalRoute(
  { method: "GET", path: "/auth/{nextauth}", summary: "Sign-in of next-auth", policy: "public" },
  async (request, context) => NextAuth(authOptions(request))(request, context) as Promise<Response>,
);

export const POST = externalRoute(
  { method: "POST", path: "/auth/{nextauth}", summary: "Sign-in of next-auth", policy: "public" },
  async (request, context) => {
    if (request.nextUrl.pathname.endsWith("/callback/credentials")) {
      const email = (await request.clone().formData()).get("email");
      await checkSignInLimits(
        typeof email === "string" ? email : "",
        request.headers.get(ADDRESS_HEADER) ?? "",
      );
    }
    return NextAuth(authOptions(request))(request, context) as Promise<Response>;
  },
);
