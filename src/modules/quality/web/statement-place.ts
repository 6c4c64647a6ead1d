/** Where the fields of the one statement of a form stand in its command's input. */
export const placeOf = { add: 'statements.0', correct: 'statement' } as const;
export type FormName = keyof typeof placeOf;
