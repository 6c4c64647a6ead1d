import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server';
import { refused } from '../../kernel/errors.ts';
import { z } from 'zod';

/** The library, read when somebody first uses a passkey: it is a third of a second and 27 MB. */
export const webauthn = () => import('@simplewebauthn/server');

const Sent = z.looseObject({
  id: z.string().min(1).max(2000),
  type: z.literal('public-key'),
  response: z.looseObject({ clientDataJSON: z.string().min(1).max(4000) }),
});
const ClientData = z.looseObject({ challenge: z.string().min(1).max(200) });

const jsonOf = <T>(text: string, schema: z.ZodType<T>): T => {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw refused('passkey_refused');
  }
};

/** What a device says of a new passkey, in as far as it has the form of that; the library checks the rest. */
export const sentAttestation = (text: string): RegistrationResponseJSON =>
  jsonOf(text, Sent) as unknown as RegistrationResponseJSON;

/** What a device has signed with a passkey, in as far as it has the form of that; the library checks the rest. */
export const sentAssertion = (text: string): AuthenticationResponseJSON =>
  jsonOf(text, Sent) as unknown as AuthenticationResponseJSON;

/** The challenge that a device has signed, as it says itself. */
export const challengeIn = ({
  response,
}: {
  readonly response: { readonly clientDataJSON: string };
}): string =>
  jsonOf(Buffer.from(response.clientDataJSON, 'base64url').toString('utf8'), ClientData).challenge;
