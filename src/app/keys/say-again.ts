import { keyAppend } from '#contract/keys.ts';
import { err, type Failure, failure, ok, type Random, type Result, type Uuid } from '#log/index.ts';
import { fromText } from '#vault/base64.ts';
import { wrapFor } from '#vault/copy.ts';
import type { Verify } from '#vault/ports.ts';
import { holdersAfter, type Register, readRegister } from '#vault/register.ts';
import type { OrganizationSecret } from '#vault/secret.ts';
import { readStatement, type SignedStatement } from '#vault/statement.ts';
import type { Api } from '../api/api.ts';

/**
 * Tells a server that was restored from an older copy what was said since, with new copies for everyone who must have one: else
 * what was sealed since would open on no device that comes after.
 */
export const sayAgain = async (
  {
    org,
    random,
    api,
    verify,
  }: {
    readonly org: Uuid;
    readonly random: Random;
    readonly api: Pick<Api, 'ask'>;
    readonly verify: Verify;
  },
  statements: readonly SignedStatement[],
  count: number,
  secret: OrganizationSecret,
): Promise<Result<void, Failure>> => {
  for (let nth = count + 1; nth <= statements.length; nth += 1) {
    const after = await readRegister(verify, org, statements.slice(0, nth));
    const statement = statements[nth - 1];
    const act = statement && readStatement(statement.text)?.act;
    if (!after.ok || statement === undefined || act === undefined) return err(failure('keys-false'));
    const copies: Record<string, string> = {};
    for (const holder of holdersAfter(act, after.value)) {
      const to = fromText(agreementOf(after.value, holder) ?? '');
      const copy = to && wrapFor(random, org, holder, to, secret);
      if (copy === undefined) return err(failure('keys-false'));
      copies[holder] = copy;
    }
    const answer = await api.ask(keyAppend, { body: { statement, copies } });
    // Another device was quicker with the same.
    if (!answer.ok && answer.error.code !== 'keys-changed') return answer;
  }
  return ok(undefined);
};

const agreementOf = ({ devices, recovery }: Register, holder: string): string | undefined =>
  holder === 'recovery' ? recovery.agreement : devices.get(holder)?.agreement;
