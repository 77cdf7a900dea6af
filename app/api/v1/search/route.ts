import { route } from "@/lib/http/route";
import { search } from "@/lib/search/server/search-schema";
import { searchTexts } from "@/lib/search/server/search-texts";

export const GET = route(search, async ({ actor, query }) => Response.json(await searchTexts(actor, query)));
