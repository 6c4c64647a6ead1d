/** The whole script of the pages that make and use passkeys; without it they show nothing of them. */
type Descriptor = { readonly id: string; readonly type: 'public-key' };
type Options = {
  readonly challenge: string;
  readonly user?: { readonly id: string };
  readonly excludeCredentials?: readonly Descriptor[];
};

const bytesOf = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
const textOf = (bytes: ArrayBuffer): string =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const asBytes = ({ challenge, user, excludeCredentials, ...rest }: Options) => ({
  ...rest,
  challenge: bytesOf(challenge),
  ...(user && { user: { ...user, id: bytesOf(user.id) } }),
  ...(excludeCredentials && {
    excludeCredentials: excludeCredentials.map((each) => ({ ...each, id: bytesOf(each.id) })),
  }),
});

const asked = async (form: HTMLElement): Promise<Options> => {
  const given = form.dataset['options'];
  if (given !== undefined) return JSON.parse(given) as Options;
  const answer = await fetch('/api/passkey-challenge', { method: 'POST' });
  if (!answer.ok) throw new Error('no challenge');
  return (await answer.json()) as Options;
};

/** What the device has signed, as the server reads it. */
const signed = ({ id, type, response }: PublicKeyCredential): string => {
  const parts = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'];
  const said = Object.fromEntries(
    parts.flatMap((name) => {
      const part = (response as unknown as Record<string, unknown>)[name];
      return part instanceof ArrayBuffer ? [[name, textOf(part)]] : [];
    }),
  );
  const transports =
    'getTransports' in response ? (response as AuthenticatorAttestationResponse).getTransports() : [];
  return JSON.stringify({
    id,
    rawId: id,
    type,
    response: { ...said, transports },
    clientExtensionResults: {},
  });
};

const credentialFor = async (part: HTMLElement): Promise<PublicKeyCredential | null> => {
  const publicKey = asBytes(await asked(part)) as unknown;
  const made =
    'user' in (publicKey as object)
      ? await navigator.credentials.create({ publicKey: publicKey as PublicKeyCredentialCreationOptions })
      : await navigator.credentials.get({ publicKey: publicKey as PublicKeyCredentialRequestOptions });
  return made as PublicKeyCredential | null;
};

/** Shows the sentence that the page holds ready for what went wrong. */
const tell = (part: HTMLElement, what: string): void => {
  const sentences = [...part.querySelectorAll<HTMLElement>('[data-said]')];
  const right = sentences.find(({ dataset }) => dataset['said'] === what) ?? sentences.at(-1);
  for (const each of sentences) each.hidden = each !== right;
};

const use = (part: HTMLElement): void => {
  const form = part.querySelector('form');
  const field = part.querySelector<HTMLInputElement>('input[name="credential"]');
  if (form === null || field === null) return;
  part.hidden = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    credentialFor(part)
      .then((made) => {
        if (made === null) return;
        field.value = signed(made);
        form.submit();
      })
      .catch((error: unknown) => tell(part, error instanceof Error ? error.name : ''));
  });
};

if ('PublicKeyCredential' in window)
  for (const part of document.querySelectorAll<HTMLElement>('[data-passkey]')) use(part);
