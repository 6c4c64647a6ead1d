/** The name of a field whose text is never given back, kept as a draft or carried over a sign-in. */
export type SecretName = 'password' | `${string}Password`;

export const isSecretName = (name: string): boolean => /password|secret|token/i.test(name);
