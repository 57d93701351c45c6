import assert from 'node:assert/strict';
import { admit, deviceOf, found, newSheet, rotate, type Said } from '#vault/acts.ts';
import { unwrap } from '#vault/copy.ts';
import { commitmentTo, newNonce, type Offer, type Opening, shortString } from '#vault/pairing.ts';
import { type Register, readRegister } from '#vault/register.ts';
import type { OrganizationSecret } from '#vault/secret.ts';
import type { setUpTestServer, TestServer } from './server.ts';
import { newDevice, vaultRandom as random, type TestDevice, verify } from './vault.ts';

/** A device with keys and the token of a worker who is at work on it. */
export interface KeyDevice extends TestDevice {
  readonly token: string;
}

/** Devices that make and share keys through the API of a server, as the app does. */
export const createKeyDevices = (
  { call }: Pick<TestServer, 'call'>,
  { place, token, device }: Awaited<ReturnType<typeof setUpTestServer>>,
) => {
  const { org } = place;
  const withKeys = async (of: { readonly id: string; readonly token: string }): Promise<KeyDevice> => ({
    ...(await newDevice(of.id)),
    token: of.token,
  });
  const look = async (by: { readonly token: string }) => {
    const { json, status } = await call('GET', '/v1/keys', { token: by.token });
    assert.equal(status, 200, JSON.stringify(json));
    return json;
  };
  const register = async (by: { readonly token: string }): Promise<Register> => {
    const read = await readRegister(verify, org, (await look(by)).statements);
    assert.ok(read.ok, JSON.stringify(read));
    return read.value;
  };
  const secretOf = async (by: KeyDevice): Promise<OrganizationSecret | undefined> => {
    const { copy } = await look(by);
    return copy === null ? undefined : unwrap(org, by.id, by.keys, copy, (await register(by)).publicKeys);
  };
  const mustHold = async (by: KeyDevice): Promise<OrganizationSecret> => {
    const secret = await secretOf(by);
    assert.ok(secret !== undefined, 'holds the secret');
    return secret;
  };
  const append = (by: KeyDevice, said: Said, enrolment?: string) =>
    call('POST', '/v1/keys', {
      token: by.token,
      body: { ...said, ...(enrolment !== undefined && { enrolment }) },
    });
  const as = ({ id, keys }: TestDevice) => ({ org, random, by: id, keys });
  const must = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T => {
    assert.ok(result.ok);
    return result.value;
  };
  const sheet = newSheet(random);
  return {
    org,
    sheet,
    as,
    must,
    look,
    register,
    secretOf,
    mustHold,
    append,
    withKeys,
    /** The keys of the first admin's device, made and taken by the server. */
    foundBy: async (by?: KeyDevice): Promise<KeyDevice> => {
      const admin = by ?? (await withKeys({ id: device, token }));
      const { status, json } = await append(admin, must(await found(as(admin), sheet)));
      assert.equal(status, 200, JSON.stringify(json));
      return admin;
    },
    /** As far as both screens show digits. */
    meet: async (admin: KeyDevice, phone: KeyDevice) => {
      const { root, head } = await register(admin);
      const nonce = newNonce(random);
      const opened = await call('POST', '/v1/enrolments', {
        token: admin.token,
        body: { root, head, commitment: commitmentTo(nonce) },
      });
      assert.equal(opened.status, 201, JSON.stringify(opened.json));
      const { id, code, opening } = opened.json as {
        readonly id: string;
        readonly code: string;
        readonly opening: Opening;
      };
      const found = await call('POST', '/v1/enrolments/find', { token: phone.token, body: { code } });
      assert.equal(found.status, 200, JSON.stringify(found.json));
      const { admits: _admits, ...own } = deviceOf(phone.id, phone.keys, false);
      const offer: Offer = { device: own, nonce: newNonce(random) };
      const { agreement, signing } = own;
      const offered = await call('POST', `/v1/enrolments/${id}/offer`, {
        token: phone.token,
        body: { agreement, signing, nonce: offer.nonce },
      });
      assert.equal(offered.status, 200, JSON.stringify(offered.json));
      const seen = (await call('GET', `/v1/enrolments/${id}`, { token: admin.token })).json.offer as Offer;
      assert.equal(
        (await call('POST', `/v1/enrolments/${id}/reveal`, { token: admin.token, body: { nonce } })).status,
        200,
      );
      const told = (await call('GET', `/v1/enrolments/${id}`, { token: phone.token })).json.nonce as string;
      return {
        id,
        code,
        offer: seen,
        digits: [shortString(opening, seen, nonce), shortString(found.json.opening, offer, told)] as const,
      };
    },
    admitted: async (admin: KeyDevice, offer: Offer, admits = false): Promise<Said> =>
      must(await admit(as(admin), await register(admin), await mustHold(admin), { ...offer.device, admits })),
    rotated: async (admin: KeyDevice, ended: readonly string[]): Promise<Said> =>
      must(await rotate(as(admin), await register(admin), await mustHold(admin), ended)),
  };
};
