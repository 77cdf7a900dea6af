import type { Extension, onAuthenticatePayload } from "@hocuspocus/server";
import type pg from "pg";
import { parseDocumentName } from "../core/document-name";
import { colorIndexOf } from "../core/presence";
import { CLOSE_CODES, parseGenerationToken, SCHEMA_VERSION } from "../core/protocol";
import { decideAccess, type GrantCache, identifyBy, Refusal } from "./access";
import type { AccessChanges } from "./access-changes";
import { type AuthenticatedContext, type ConnectionContext, subjectOf } from "./connection";
import { countRefused } from "./metrics";

/** More documents than a screen can need. */
const MOST_DOCUMENTS = 200;

/**
 * Who may open which document, and who may write: decided for each document at its handshake. What the database does
 * not answer is refused as such, so that the client knows to try again.
 */
export function authentication(
  pool: pg.Pool,
  grants: GrantCache,
  changes: AccessChanges,
): Extension<ConnectionContext> {
  return {
    priority: 1000,
    async onAuthenticate(
      payload: onAuthenticatePayload<ConnectionContext>,
    ): Promise<Partial<ConnectionContext>> {
      const mark = changes.mark();
      try {
        return { ...(await authenticate(pool, payload)), mark };
      } catch (error) {
        const refusal = error instanceof Refusal ? error : new Refusal("storage-unavailable", 1013);
        countRefused(refusal.reason);
        throw refusal;
      }
    },
    async connected({ context, connection }) {
      context.socket.documents += 1;
      grants.remember(connection, context.access?.mayWrite ?? false);
      const { mark, ...known } = context as ConnectionContext & AuthenticatedContext;
      // Decided before a change, there to be closed only after it.
      if (changes.concernsSince(mark, subjectOf(known)))
        connection.close({ code: CLOSE_CODES["access-changed"], reason: "access-changed" });
    },
    async onDisconnect({ context }) {
      context.socket.documents -= 1;
    },
  };
}

async function authenticate(
  pool: pg.Pool,
  {
    context,
    documentName,
    request,
    requestParameters,
    token,
    connectionConfig,
  }: onAuthenticatePayload<ConnectionContext>,
): Promise<Omit<AuthenticatedContext, "mark">> {
  if (requestParameters.get("schema") !== String(SCHEMA_VERSION)) throw new Refusal("outdated");
  if (context.socket.documents >= MOST_DOCUMENTS) throw new Refusal("too-many-connections");
  const name = parseDocumentName(documentName);
  if (name === null) throw new Refusal("not-found");

  const identify = identifyBy(request, token);
  const actor = await identify();
  if (actor === null) throw new Refusal("signed-out");
  const access = await decideAccess(pool, actor, name);
  const generation = parseGenerationToken(token);
  // A copy of an earlier generation must not be merged into this one: text that was taken back would return.
  if (generation !== null && access.place !== null && generation !== access.place.generation)
    throw new Refusal("outdated");

  connectionConfig.readOnly = !access.mayWrite;
  const person = { id: actor.id, name: actor.name, colorIndex: colorIndexOf(actor.id) };
  return { actor, person, identify, access };
}
