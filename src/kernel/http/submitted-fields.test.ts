import { expect, test } from 'vitest';
import { allFields } from './submitted-fields.ts';

test('of what was sent, texts go back to the form; passwords, secrets, tokens and files do not', () => {
  const form = new FormData();
  for (const name of ['name', 'password', 'currentPassword', 'repeatedPassword', 'clientSecret', 'token'])
    form.append(name, 'said');
  form.append('name', 'twice');
  form.append('scan', new File(['x'], 'scan.pdf'));
  expect(allFields(form)).toEqual({ name: ['said', 'twice'] });
});
