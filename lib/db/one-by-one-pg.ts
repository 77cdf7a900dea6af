import { PrismaPg } from "@prisma/adapter-pg";

type Adapter = Awaited<ReturnType<PrismaPg["connect"]>>;
type Transaction = Awaited<ReturnType<Adapter["startTransaction"]>>;

/**
 * Prisma's adapter, with one statement at a time on the one connection of a transaction. Prisma asks for the relations
 * of a row at once there too; the driver puts them in a line itself, warns of it, and refuses from its next major version
 * on (github.com/prisma/orm/pull/29979).
 */
export class OneByOnePg extends PrismaPg {
  override async connect(): Promise<Adapter> {
    const adapter = await super.connect();
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (isolationLevel) => oneByOne(await start(isolationLevel));
    return adapter;
  }
}

function oneByOne(tx: Transaction): Transaction {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn =
    <Given, Answer>(ask: (given: Given) => Promise<Answer>) =>
    (given: Given): Promise<Answer> => {
      const answer = last.then(() => ask(given));
      last = answer.catch(() => {});
      return answer;
    };
  tx.queryRaw = inTurn(tx.queryRaw.bind(tx));
  tx.executeRaw = inTurn(tx.executeRaw.bind(tx));
  return tx;
}
